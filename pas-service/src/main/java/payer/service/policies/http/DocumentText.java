package payer.service.policies.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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

/** A document as its author wrote it, or as JSON that fits the published schema, whichever the client accepts. */
final class DocumentText {
    static final String YAML = "application/yaml";
    private static final MediaType YAML_TYPE = MediaType.of(YAML);

    private DocumentText() {}

    static boolean wantsYaml(HttpRequest<?> request) {
        var accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("yaml");
    }

    static MutableHttpResponse<?> yaml(String text) {
        return HttpResponse.ok(text).contentType(YAML_TYPE);
    }

    /** Dates, decimals, yes and no stay text, as the schema has them; YAML's own types would make something else of them. */
    static Object json(String yaml) {
        var loader = new Yaml(new SafeConstructor(new LoaderOptions()));
        return plain(loader.compose(new StringReader(yaml)));
    }

    private static Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> plain(mapping);
            case SequenceNode sequence -> {
                var items = new ArrayList<Object>();
                sequence.getValue().forEach(item -> items.add(plain(item)));
                yield List.copyOf(items);
            }
            case ScalarNode scalar -> plain(scalar);
            default -> throw new IllegalStateException("a document has no " + node.getNodeId());
        };
    }

    private static Map<String, Object> plain(MappingNode mapping) {
        var entries = new LinkedHashMap<String, Object>();
        mapping.getValue()
                .forEach(entry ->
                        entries.put(((ScalarNode) entry.getKeyNode()).getValue(), plain(entry.getValueNode())));
        return entries;
    }

    private static Object plain(ScalarNode scalar) {
        if (Tag.INT.equals(scalar.getTag())) return Long.valueOf(scalar.getValue());
        return scalar.getValue();
    }
}
