package payer.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** What the papers name is there: the files that they link to, the tests that they rest on, the commands that they show. */
class PapersTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> FIRST =
            List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern COMMAND = Pattern.compile("\\./pas ([a-z]+)");
    private static final Pattern OF_THE_LAUNCHER = Pattern.compile("(?m)^    ([a-z]+)\\)$");

    @Test
    void every_link_leads_to_a_file() throws IOException {
        assertEquals(Map.of(), missing(LINK, (paper, link) -> Files.exists(paper.resolveSibling(link.group(1)))));
    }

    @Test
    void every_test_is_one() throws IOException {
        var tests = tests();
        assertFalse(tests.isEmpty());
        assertEquals(Map.of(), missing(TEST, (_, named) -> isThere(tests, named)));
    }

    @Test
    void every_command_can_be_given() throws IOException {
        var commands = commands();
        assertEquals(Map.of(), missing(COMMAND, (_, shown) -> commands.contains(shown.group(1))));
    }

    private interface Fact {
        boolean holds(Path paper, MatchResult found) throws IOException;
    }

    /** By paper, what it names and is not there. */
    private static Map<Path, Set<String>> missing(Pattern pattern, Fact fact) throws IOException {
        var missing = new TreeMap<Path, Set<String>>();
        for (var paper : papers())
            for (var found : pattern.matcher(Files.readString(paper)).results().toList())
                if (!fact.holds(paper, found))
                    missing.computeIfAbsent(paper, _ -> new TreeSet<>()).add(found.group());
        return missing;
    }

    private static List<Path> papers() throws IOException {
        try (var guides = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            FIRST.stream().map(ROOT::resolve),
                            guides.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static boolean isThere(Map<String, Path> tests, MatchResult named) throws IOException {
        var file = tests.get(named.group(1));
        return file != null && (named.group(2) == null || Files.readString(file).contains(" " + named.group(2)));
    }

    /** The files of all modules' tests, by name; of those of one name, any. */
    private static Map<String, Path> tests() throws IOException {
        Predicate<Path> isTest = file -> file.toString().endsWith("Test.java");
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(PapersTest::files)
                    .filter(isTest)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, another) -> one));
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> commands() throws IOException {
        var commands = Stream.of(Main.class.getAnnotation(Command.class).subcommands())
                .map(command -> command.getAnnotation(Command.class).name())
                .collect(Collectors.toCollection(TreeSet::new));
        commands.add("help");
        OF_THE_LAUNCHER
                .matcher(Files.readString(ROOT.resolve("pas")))
                .results()
                .forEach(label -> commands.add(label.group(1)));
        return commands;
    }
}
