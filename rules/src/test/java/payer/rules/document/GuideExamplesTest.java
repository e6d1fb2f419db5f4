package payer.rules.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide to policies shows can be written, as it stands there. */
class GuideExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KIND = Pattern.compile("(?m)^\\| `([a-z ]+)` \\|[^|]*\\|(.*)\\|$");
    private static final Pattern QUOTED = Pattern.compile("`([a-z ]+)(?:: yes)?`");

    @Test
    void every_example_is_read() throws IOException {
        var examples = examples();
        assertTrue(examples.size() >= 12, () -> examples.size() + " examples");
        for (var example : examples) read(example);
    }

    @Test
    void the_table_of_criteria_is_that_of_the_reader() throws IOException {
        var guide = guide();
        var table = guide.substring(guide.indexOf("| kind | asks |"), guide.indexOf("Most kinds also take"));
        var kinds = new TreeSet<String>();
        var rows = KIND.matcher(table);
        while (rows.find()) {
            kinds.add(rows.group(1));
            var known = Optional.ofNullable(Checks.all().get(rows.group(1)))
                    .orElseThrow()
                    .shape()
                    .keys();
            assertTrue(known.containsAll(entries(rows.group(2))), () -> rows.group() + " against " + known);
        }
        assertEquals(new TreeSet<>(Checks.all().keySet()), kinds);
    }

    /** Values are quoted too, behind the word {@code take}. */
    private static Set<String> entries(String cell) {
        var entries = new TreeSet<String>();
        var quoted = QUOTED.matcher(cell.replaceAll("`take: any`", "`take`"));
        while (quoted.find()) entries.add(quoted.group(1));
        return entries;
    }

    /** A whole criterion, entries of a policy or of a leaf, or cases. */
    private static void read(String example) {
        var place = new Place("guide", Yaml.compose("guide", example), "", Names.strict(Vocabulary.open()));
        var keys = place.entries().keySet();
        if (Checks.all().containsKey(keys.iterator().next())) Criteria.CRITERION.read(place);
        else if (keys.contains("cases")) CaseShape.CASES.read(place);
        else place.entries().forEach((key, value) -> shape(key).read(value));
    }

    private static Shape<?> shape(String key) {
        var known = new ArrayList<Entry<?, ?>>(PolicyShape.POLICY.entries());
        known.addAll(Leaves.COMMON.entries());
        return known.stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the guide shows an entry that there is not: " + key))
                .shape();
    }

    private static List<String> examples() throws IOException {
        var found = EXAMPLE.matcher(guide());
        var examples = new ArrayList<String>();
        while (found.find())
            examples.add(found.group(1)
                    .replace("[…]", "[{group: shared}]")
                    .replace("https://…", "https://example.org/policy"));
        return examples;
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/policies.md"));
    }
}
