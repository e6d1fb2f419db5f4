package payer.service.sandbox.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** FHIR as plain JSON: a system that only passes it on has no need of a model. */
public final class Nodes {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Nodes() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode resource(String type, String id) {
        return object().put("resourceType", type).put("id", id);
    }

    /** {@code Patient/1}. */
    public static String address(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    public static ObjectNode reference(String address) {
        return object().put("reference", address);
    }

    public static ObjectNode coding(String system, String code) {
        return object().put("system", system).put("code", code);
    }

    public static ObjectNode concept(String system, String code) {
        var concept = object();
        concept.putArray("coding").add(coding(system, code));
        return concept;
    }

    public static ObjectNode concept(String system, String code, String text) {
        return concept(system, code).put("text", text);
    }

    public static JsonNode parsed(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Nothing if it is no JSON, as the body of an error may be. */
    public static Optional<JsonNode> maybe(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isContainerNode);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
