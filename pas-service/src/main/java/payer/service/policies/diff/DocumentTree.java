package payer.service.policies.diff;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A document as maps, lists, whole numbers and texts, which as JSON fit the published schema. Dates, decimals, yes and no stay
 * text, as the schema has them; YAML's own types would make something else of them.
 */
public final class DocumentTree {
    private DocumentTree() {}

    public static Object of(String yaml) {
        var loader = new Yaml(new SafeConstructor(new LoaderOptions()));
        return plain(loader.compose(new StringReader(yaml)));
    }

    private static Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> plain(mapping);
            case SequenceNode sequence -> plain(sequence);
            case ScalarNode scalar -> plain(scalar);
            default -> throw new IllegalStateException("a document has no " + node.getNodeId());
        };
    }

    private static List<Object> plain(SequenceNode sequence) {
        var items = new ArrayList<Object>();
        sequence.getValue().forEach(item -> items.add(plain(item)));
        return List.copyOf(items);
    }

    private static Map<String, Object> plain(MappingNode mapping) {
        var entries = new LinkedHashMap<String, Object>();
        mapping.getValue()
                .forEach(entry ->
                        entries.put(((ScalarNode) entry.getKeyNode()).getValue(), plain(entry.getValueNode())));
        return entries;
    }

    private static Object plain(ScalarNode scalar) {
        return Tag.INT.equals(scalar.getTag()) ? Long.valueOf(scalar.getValue()) : scalar.getValue();
    }
}
