package payer.service.home;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** The documents under {@code docs/}, packed into the jar, as pages. */
@Singleton
public final class Guides {

    /** {@code name} is the file's name without its ending; {@code title} its first heading. */
    public record Guide(String name, String title, String markdown) {}

    private static final String ENDING = ".md";

    private final List<Guide> guides;
    private final Parser parser;
    private final HtmlRenderer renderer;

    Guides() {
        var tables = List.of(TablesExtension.create());
        parser = Parser.builder().extensions(tables).build();
        renderer = HtmlRenderer.builder()
                .extensions(tables)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    attributes.computeIfPresent("href", (key, address) -> withinGuides(address));
                    // What is too wide for its box can be moved by the keyboard too.
                    if (tag.equals("pre")) attributes.put("tabindex", "0");
                })
                .build();
        guides = load();
    }

    List<Guide> all() {
        return guides;
    }

    Optional<Guide> named(String name) {
        return guides.stream().filter(guide -> guide.name().equals(name)).findFirst();
    }

    String html(Guide guide) {
        return renderer.render(parser.parse(guide.markdown()));
    }

    /** Guides link to one another by file name, as they do in the repository. */
    private static @Nullable String withinGuides(String address) {
        if (address.matches("[\\w-]+\\.md(#.*)?")) return "/guides/" + address.replaceFirst("\\.md", "");
        var leadsSomewhere = address.startsWith("/") || address.startsWith("#") || address.contains("://");
        return leadsSomewhere ? address : null; // a file of the repository: its name stays, as text
    }

    private static List<Guide> load() {
        try {
            var folder = Objects.requireNonNull(Guides.class.getResource("/guides"), "the jar lacks its guides")
                    .toURI();
            return folder.getScheme().equals("jar") ? fromJar(folder) : from(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Guide> fromJar(URI folder) throws IOException {
        try (var jar = FileSystems.newFileSystem(folder, Map.of())) {
            return from(jar.getPath("/guides"));
        }
    }

    private static List<Guide> from(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(Guides::guide)
                    .sorted(Comparator.comparing(Guide::title))
                    .toList();
        }
    }

    private static Guide guide(Path file) {
        try {
            var markdown = Files.readString(file);
            var name = file.getFileName().toString().replace(ENDING, "");
            var title = markdown.lines().filter(line -> line.startsWith("# ")).findFirst();
            return new Guide(name, title.map(t -> t.substring(2)).orElse(name), markdown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
