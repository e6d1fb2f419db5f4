package payer.rules.document;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.nodes.Node;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Text to nodes with their places, and back. Nothing is ever made an object by what a document says. */
final class Yaml {

    /** A policy is a few hundred lines; a case file a few thousand. */
    private static final int LONGEST = 2_000_000;

    private static final int DEEPEST = 60;
    private static final int WIDTH = 120;

    private Yaml() {}

    static Node compose(String file, String text) {
        refuseLongerThanPossible(file, text);
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(true); // they are refused with their place when read
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        try {
            var node = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
            return Optional.ofNullable(node).orElseThrow(() -> malformed("expected a document, found nothing", file));
        } catch (MarkedYAMLException e) {
            throw malformed("expected YAML: " + e.getProblem(), place(file, e));
        } catch (YAMLException e) {
            throw unplaced(file, text).orElseGet(() -> malformed("expected YAML: " + e.getMessage(), file));
        }
    }

    /** With the line at which it becomes too long. */
    private static void refuseLongerThanPossible(String file, String text) {
        if (text.length() <= LONGEST) return;
        var before = text.substring(0, LONGEST);
        var line = before.lines().count();
        var column = LONGEST - before.lastIndexOf('\n');
        throw new Problem(
                ProblemKind.TOO_LARGE,
                List.of(new Problem.Issue(
                        IssueType.TOO_LONG,
                        "expected at most %,d characters, found %,d".formatted(LONGEST, text.length()),
                        "%s:%d:%d".formatted(file, line, column))));
    }

    /** What the parser refuses without a place. */
    private static Optional<Problem> unplaced(String file, String text) {
        try {
            var depth = 0;
            for (var event : new org.yaml.snakeyaml.Yaml().parse(new StringReader(text))) {
                if (event instanceof AliasEvent alias)
                    return Optional.of(malformed(
                            "expected text of its own, found a reference to another part of the document",
                            place(file, alias.getStartMark())));
                if (event instanceof CollectionStartEvent start && ++depth > DEEPEST)
                    return Optional.of(malformed(
                            "expected groups and lists at most " + DEEPEST + " deep",
                            place(file, start.getStartMark())));
                if (event instanceof CollectionEndEvent) depth--;
            }
            return Optional.empty();
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    private static String place(String file, MarkedYAMLException e) {
        var mark = e.getProblemMark();
        return mark == null ? file : place(file, mark);
    }

    private static String place(String file, Mark mark) {
        return "%s:%d:%d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Problem malformed(String text, String place) {
        return new Problem(ProblemKind.MALFORMED, List.of(new Problem.Issue(IssueType.STRUCTURE, text, place)));
    }

    static String print(Object tree) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(WIDTH);
        options.setSplitLines(true);
        return new org.yaml.snakeyaml.Yaml(new PlainText(options), options).dump(mutable(tree));
    }

    /** Lists of short words stand on one line, as people write them. */
    private static Object mutable(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, Object>();
            map.forEach((key, value) -> copy.put(key, mutable(value)));
            return copy;
        }
        return tree instanceof List<?> list ? list.stream().map(Yaml::mutable).toList() : tree;
    }

    private static final class PlainText extends org.yaml.snakeyaml.representer.Representer {
        PlainText(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representSequence(
                org.yaml.snakeyaml.nodes.Tag tag, Iterable<?> sequence, DumperOptions.FlowStyle style) {
            var isShort = true;
            var length = 0;
            for (var item : sequence) {
                isShort &= item instanceof String;
                length += String.valueOf(item).length() + 2;
            }
            return super.representSequence(
                    tag, sequence, isShort && length <= WIDTH - 24 ? DumperOptions.FlowStyle.FLOW : style);
        }

        /** All is text to the reader, so nothing needs quotes to be text: 7 and yes are as plain as hello. */
        @Override
        protected Node representScalar(
                org.yaml.snakeyaml.nodes.Tag tag, String value, DumperOptions.ScalarStyle style) {
            var plain = super.representScalar(tag, value, style);
            var resolved = new org.yaml.snakeyaml.resolver.Resolver()
                    .resolve(org.yaml.snakeyaml.nodes.NodeId.scalar, value, true);
            return tag.equals(org.yaml.snakeyaml.nodes.Tag.STR)
                            && !resolved.equals(org.yaml.snakeyaml.nodes.Tag.STR)
                            && !resolved.equals(org.yaml.snakeyaml.nodes.Tag.NULL)
                    ? super.representScalar(resolved, value, style)
                    : plain;
        }
    }
}
