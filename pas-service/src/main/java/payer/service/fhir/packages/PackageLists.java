package payer.service.fhir.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named sets of packages in the order in which they are loaded, from {@code sets.txt}: {@code name: package package…}, where
 * {@code @name} stands for all of an earlier set, indented lines continue, and {@code #} starts a comment.
 */
public final class PackageLists {
    private final Map<String, List<PackageId>> sets = new LinkedHashMap<>();

    private PackageLists() {}

    /** The lists in this folder; none if it has no {@code sets.txt}. */
    public static PackageLists in(Path folder) {
        var file = folder.resolve("sets.txt");
        if (!Files.exists(file)) return new PackageLists();
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static PackageLists of(List<String> lines) {
        var lists = new PackageLists();
        var current = Optional.<List<PackageId>>empty();
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).replaceFirst("#.*", "");
            if (line.isBlank()) continue;
            try {
                if (!Character.isWhitespace(line.charAt(0))) current = Optional.of(lists.begin(line));
                lists.addTo(current, line);
            } catch (PackageRefused e) {
                throw new PackageRefused("sets.txt, line " + number + ": " + e.why(), e);
            }
        }
        return lists;
    }

    private List<PackageId> begin(String line) {
        var colon = line.indexOf(':');
        if (colon < 1) throw new PackageRefused("a set begins with its name and a colon");
        var set = new ArrayList<PackageId>();
        if (sets.put(line.substring(0, colon).strip(), set) != null)
            throw new PackageRefused("there are two sets of this name");
        return set;
    }

    private void addTo(Optional<List<PackageId>> current, String line) {
        var set = current.orElseThrow(() -> new PackageRefused("a package stands before the first set"));
        for (var word : line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1))
            if (word.startsWith("@")) set.addAll(earlier(word.substring(1), set));
            else if (!word.isEmpty()) set.add(PackageId.ofFile(word));
    }

    private List<PackageId> earlier(String name, List<PackageId> current) {
        var earlier = sets.get(name);
        if (earlier == null || earlier == current) throw new PackageRefused("there is no earlier set @" + name);
        return earlier;
    }

    public Optional<List<PackageId>> find(String name) {
        return Optional.ofNullable(sets.get(name)).map(List::copyOf);
    }

    /** All sets by name, in the order of the file. */
    public Map<String, List<PackageId>> all() {
        return Collections.unmodifiableMap(sets);
    }
}
