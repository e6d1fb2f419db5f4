package payer.rules.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A document as an editor sees it that holds it against the published schema: numbers are numbers there, true is no text. */
final class SeenByEditor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SeenByEditor() {}

    static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("src/main/resources/policies", name)));
    }

    static JsonNode json(String yaml) {
        return JSON.valueToTree(plain(Yaml.compose("x", yaml)));
    }

    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                mapping.getValue()
                        .forEach(tuple ->
                                map.put(((ScalarNode) tuple.getKeyNode()).getValue(), plain(tuple.getValueNode())));
                yield map;
            }
            case SequenceNode sequence -> {
                List<@Nullable Object> list = new ArrayList<>();
                sequence.getValue().forEach(item -> list.add(plain(item)));
                yield list;
            }
            case ScalarNode scalar when scalar.getScalarStyle() == ScalarStyle.PLAIN -> value(scalar.getValue());
            case ScalarNode scalar -> scalar.getValue();
            default -> throw new IllegalStateException();
        };
    }

    private static @Nullable Object value(String text) {
        if (text.matches("[-+]?[0-9]+")) return new BigInteger(text);
        if (text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")) return new BigDecimal(text);
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        return text.isEmpty() || text.equals("~") || text.equals("null") ? null : text;
    }
}
