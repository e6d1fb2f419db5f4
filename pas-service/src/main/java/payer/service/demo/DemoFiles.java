package payer.service.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The demo data as they travel with the service: transaction bundles whose dates count from the day on which they are read. */
@Singleton
public final class DemoFiles {
    private static final String FOLDER = "/demo/";
    private static final Pattern MEMBER = Pattern.compile("W\\d{9}");
    private static final Pattern DAY = Pattern.compile("\\{\\{today([+-]\\d{1,6})?}}");

    /** In the order in which they are to be loaded; empty if this build carries none. */
    List<String> bundles() {
        return text("manifest.json").map(DemoFiles::names).orElse(List.of());
    }

    /** One of them, or a chart, as it reads on this day. */
    public byte[] bundle(String name, LocalDate today) {
        return dated(name, today)
                .orElseThrow(() -> new IllegalStateException("The demo data lack " + name))
                .getBytes(UTF_8);
    }

    /** What the practice of a named member sends, such as {@code submit}; nothing if there is no such member. */
    Optional<String> message(String member, String name, LocalDate today) {
        return MEMBER.matcher(member).matches()
                ? dated("messages/" + member + "/" + name + ".json", today)
                : Optional.empty();
    }

    private static Optional<String> dated(String name, LocalDate today) {
        return text(name)
                .map(text -> DAY.matcher(text)
                        .replaceAll(day -> today.plusDays(days(day.group(1))).toString()));
    }

    private static long days(@Nullable String offset) {
        return offset == null ? 0 : Long.parseLong(offset);
    }

    private static List<String> names(String manifest) {
        try {
            return StreamSupport.stream(
                            new ObjectMapper()
                                    .readTree(manifest)
                                    .path("bundles")
                                    .spliterator(),
                            false)
                    .map(JsonNode::asText)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(String name) {
        try (var file = DemoFiles.class.getResourceAsStream(FOLDER + name)) {
            return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
