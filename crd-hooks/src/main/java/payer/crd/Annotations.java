package payer.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Puts coverage information onto an order and leaves everything else of it as it came. */
final class Annotations {
    private Annotations() {}

    /** The order as it goes back; empty if it says already what we would say. */
    static Optional<ObjectNode> on(ObjectNode order, List<CoverageInformation> informations, Release release) {
        if (informations.isEmpty() || saysSoAlready(order, informations)) return Optional.empty();
        var spokenOf = informations.stream()
                .map(information -> information.statement().coverage())
                .collect(Collectors.toSet());
        var extensions = JsonNodeFactory.instance.arrayNode();
        for (var extension : extensions(order)) if (!isReplaced(extension, spokenOf)) extensions.add(extension);
        informations.forEach(information -> extensions.add(CoverageInformationWriter.write(information, release)));
        return Optional.of(withExtensions(order, extensions));
    }

    /** A shallow copy: what is not replaced is shared with what came in, and nobody changes it. */
    private static ObjectNode withExtensions(ObjectNode order, ArrayNode extensions) {
        var copy = JsonNodeFactory.instance.objectNode();
        order.properties().forEach(member -> copy.set(member.getKey(), member.getValue()));
        copy.set("extension", extensions);
        return copy;
    }

    /** The ids are made from what is said, so the same ids say the same. */
    private static boolean saysSoAlready(ObjectNode order, List<CoverageInformation> informations) {
        var ours = informations.stream()
                .map(information -> information.statement().coverage() + " " + information.assertionId())
                .collect(Collectors.toSet());
        var spokenOf = informations.stream()
                .map(information -> information.statement().coverage())
                .collect(Collectors.toSet());
        var there = new HashSet<String>();
        for (var extension : extensions(order))
            if (isReplaced(extension, spokenOf))
                there.add(coverage(extension) + " " + part(extension, "coverage-assertion-id", "valueString"));
        return there.equals(ours);
    }

    /** Repetitions about other coverages are another payer's. */
    private static boolean isReplaced(JsonNode extension, Set<String> spokenOf) {
        return Urls.COVERAGE_INFORMATION.equals(extension.path("url").textValue())
                && spokenOf.contains(coverage(extension));
    }

    private static String coverage(JsonNode extension) {
        return StreamSupport.stream(extension.path("extension").spliterator(), false)
                .filter(part -> "coverage".equals(part.path("url").textValue()))
                .map(part -> part.path("valueReference").path("reference").asText(""))
                .findFirst()
                .orElse("");
    }

    private static String part(JsonNode extension, String url, String value) {
        return StreamSupport.stream(extension.path("extension").spliterator(), false)
                .filter(part -> url.equals(part.path("url").textValue()))
                .map(part -> part.path(value).asText(""))
                .findFirst()
                .orElse("");
    }

    private static Iterable<JsonNode> extensions(ObjectNode order) {
        return order.path("extension");
    }
}
