package payer.rules.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** A value in a document, with where it stands. */
final class Place {

    private final String file;
    private final Node node;
    private final String path;
    private final Names names;

    Place(String file, Node node, String path, Names names) {
        this.file = file;
        this.node = node;
        this.path = path;
        this.names = names;
    }

    Names names() {
        return names;
    }

    Problem expected(String what) {
        return new Problem(ProblemKind.INVALID_VALUE, List.of(issue("expected " + what + ", found " + found())));
    }

    /** Refused in what somebody writes, and only remembered in what is in force already. */
    void object(String expected) {
        var refused = expected(expected);
        if (!names.forgives(refused)) throw refused;
    }

    Problem.Issue issue(String text) {
        return new Problem.Issue(IssueType.VALUE, text, where());
    }

    /** Such as {@code policy.yaml:14:7 (pathways[0].branches[1].grant)}. */
    String where() {
        var mark = node.getStartMark();
        var at = "%s:%d:%d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1);
        return path.isEmpty() ? at : at + " (" + path + ")";
    }

    private String found() {
        return switch (node) {
            case ScalarNode scalar -> isNothing() ? "nothing" : "'" + shortened(scalar.getValue()) + "'";
            case SequenceNode list -> list.getValue().isEmpty() ? "an empty list" : "a list";
            default -> "a group of entries";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private boolean isNothing() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)
                || isNothing()
                || scalar.getValue().isBlank()) throw expected("text");
        return scalar.getValue();
    }

    List<Place> items() {
        if (!(node instanceof SequenceNode sequence)) throw expected("a list");
        var items = new ArrayList<Place>();
        for (var item : sequence.getValue()) items.add(new Place(file, item, path + "[" + items.size() + "]", names));
        return items;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isGroup() {
        return node instanceof MappingNode;
    }

    /** The entries by key, in the order of the document. */
    Map<String, Place> entries() {
        if (!(node instanceof MappingNode mapping)) throw expected("a group of entries");
        var entries = new LinkedHashMap<String, Place>();
        for (var tuple : mapping.getValue()) {
            var key = new Place(file, tuple.getKeyNode(), path, names);
            var name = key.text();
            var value = new Place(file, tuple.getValueNode(), path.isEmpty() ? name : path + "." + name, names);
            if (entries.put(name, value) != null)
                throw new Problem(
                        ProblemKind.INVALID_VALUE,
                        List.of(key.issue("expected each entry once, found '" + name + "' again")));
        }
        return entries;
    }
}
