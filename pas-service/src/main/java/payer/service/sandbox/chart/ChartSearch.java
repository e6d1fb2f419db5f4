package payer.service.sandbox.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A FHIR search over one visit's records. Parameters that are not known are passed over, as FHIR lets a server do. */
public final class ChartSearch {
    private static final Map<String, List<String>> REFERENCES = Map.of(
            "patient", List.of("patient", "subject", "beneficiary", "for"),
            "subject", List.of("subject"),
            "beneficiary", List.of("beneficiary"),
            "based-on", List.of("basedOn"),
            "encounter", List.of("encounter"),
            "practitioner", List.of("practitioner"),
            "organization", List.of("organization"));
    private static final Map<String, List<String>> TOKENS = Map.of(
            "identifier", List.of("identifier"),
            "code", List.of("code", "codeCodeableConcept", "medicationCodeableConcept"),
            "category", List.of("category"),
            "type", List.of("type"),
            "class", List.of("class"),
            "status", List.of("status"),
            "clinical-status", List.of("clinicalStatus"),
            "intent", List.of("intent"));
    private static final List<String> DATES = List.of(
            "effectiveDateTime",
            "effectivePeriod",
            "onsetDateTime",
            "performedDateTime",
            "performedPeriod",
            "authoredOn",
            "authored",
            "period",
            "date");

    private final Resources resources;

    public ChartSearch(Resources resources) {
        this.resources = resources;
    }

    /** {@code Observation?patient=1&code=a|b}, as it stands behind the base. */
    public ObjectNode answer(String query, String base) {
        var parts = query.split("\\?", 2);
        return answer(parts[0], parts.length < 2 ? Map.of() : parameters(parts[1]), base);
    }

    public ObjectNode answer(String type, Map<String, List<String>> parameters, String base) {
        var matches = resources.ofType(type).stream()
                .filter(resource -> matches(resource, parameters))
                .toList();
        var bundle = Nodes.object().put("resourceType", "Bundle").put("type", "searchset");
        bundle.put("total", matches.size());
        var entries = bundle.putArray("entry");
        matches.forEach(match -> entries.add(entry(match, "match", base)));
        included(matches, parameters).forEach(more -> entries.add(entry(more, "include", base)));
        if (entries.isEmpty()) bundle.remove("entry");
        return bundle;
    }

    /** As they stand in an address or a form. */
    public static Map<String, List<String>> parameters(String text) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2)
                parameters
                        .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(decoded(parts[1]));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode entry(ObjectNode resource, String mode, String base) {
        var entry = Nodes.object().put("fullUrl", base + "/" + Nodes.address(resource));
        entry.set("resource", resource);
        entry.putObject("search").put("mode", mode);
        return entry;
    }

    private List<ObjectNode> included(List<ObjectNode> matches, Map<String, List<String>> parameters) {
        return parameters.getOrDefault("_include", List.of()).stream()
                .map(include -> element(include.split(":", -1)))
                .flatMap(element -> matches.stream().flatMap(match -> referred(match.path(element))))
                .flatMap(reference -> resources.at(reference).stream())
                .distinct()
                .filter(more -> !matches.contains(more))
                .toList();
    }

    /** {@code service-provider} is written {@code serviceProvider} in the resource. */
    private static String element(String[] include) {
        var words = include[include.length < 2 ? 0 : 1].split("-", -1);
        var element = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++)
            element.append(words[i].isEmpty() ? "" : Character.toUpperCase(words[i].charAt(0)) + words[i].substring(1));
        return element.toString();
    }

    private static boolean matches(JsonNode resource, Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .allMatch(parameter ->
                        parameter.getValue().stream().allMatch(value -> matches(resource, parameter.getKey(), value)));
    }

    private static boolean matches(JsonNode resource, String name, String value) {
        var wanted = SearchValues.separate(value);
        if (name.equals("_id")) return wanted.contains(resource.path("id").asText());
        if (name.equals("questionnaire"))
            return wanted.contains(resource.path("questionnaire").asText());
        if (name.equals("date")) return DATES.stream().anyMatch(field -> Days.match(resource.path(field), value));
        if (REFERENCES.containsKey(name))
            return fields(resource, REFERENCES.get(name))
                    .flatMap(ChartSearch::referred)
                    .anyMatch(found -> wanted.stream().anyMatch(one -> refersTo(found, one)));
        if (TOKENS.containsKey(name))
            return fields(resource, TOKENS.get(name))
                    .anyMatch(field -> wanted.stream().anyMatch(one -> SearchValues.isToken(field, one)));
        return true;
    }

    private static Stream<JsonNode> fields(JsonNode resource, List<String> names) {
        return names.stream().map(resource::path).filter(field -> !field.isMissingNode());
    }

    private static Stream<String> referred(JsonNode field) {
        return field.findValuesAsText("reference").stream().map(Resources::relative);
    }

    /** With the type before it, or without. */
    private static boolean refersTo(String found, String wanted) {
        return wanted.contains("/") ? found.equals(Resources.relative(wanted)) : found.endsWith("/" + wanted);
    }
}
