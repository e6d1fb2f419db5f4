package payer.service.fhir.reading;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import com.fasterxml.jackson.databind.JsonNode;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.fhir.FhirLimits;

/** Takes over JSON that somebody has read already, within the same limits, so that its text is not read a second time. */
final class NodeTree {
    private final FhirLimits limits;
    private final Trail trail;
    private final int outermost;
    private int nodes;

    NodeTree(FhirLimits limits, Trail trail) {
        this.limits = limits;
        this.trail = trail;
        this.outermost = trail.depth();
    }

    JsonMembers document(JsonNode node) {
        if (!node.isObject()) throw Problem.of(ProblemKind.MALFORMED, "a resource is a JSON object", trail.path());
        trail.nameRoot(node.path("resourceType").asText(""));
        return members(node);
    }

    private BaseJsonLikeValue value(JsonNode node) {
        if (++nodes > limits.nodes()) throw tooLong("the document has more than " + limits.nodes() + " elements");
        return switch (node.getNodeType()) {
            case OBJECT -> members(node);
            case ARRAY -> items(node);
            case STRING -> new JsonScalar(node.textValue(), ScalarType.STRING);
            case NUMBER -> new JsonScalar(node.asText(), ScalarType.NUMBER);
            case BOOLEAN -> new JsonScalar(node.asText(), ScalarType.BOOLEAN);
            case NULL -> BaseJsonLikeValue.NULL;
            case MISSING, BINARY, POJO -> throw new IllegalArgumentException("only what was read from text");
        };
    }

    private JsonMembers members(JsonNode node) {
        if (trail.depth() - outermost > limits.depth())
            throw tooLong("elements are nested more than " + limits.depth() + " deep");
        var members = new JsonMembers();
        for (var entry : node.properties()) {
            trail.enter(Names.shown(entry.getKey()));
            members.add(entry.getKey(), value(entry.getValue()));
            trail.leave();
        }
        return members;
    }

    private JsonItems items(JsonNode node) {
        if (node.size() > limits.items()) throw tooLong("the list has more than " + limits.items() + " items");
        var items = new JsonItems();
        for (var item : node) {
            trail.index(items.size());
            items.add(value(item));
        }
        trail.index(Trail.NO_INDEX);
        return items;
    }

    private Problem tooLong(String text) {
        return Problem.of(ProblemKind.TOO_LARGE, text, trail.path());
    }
}
