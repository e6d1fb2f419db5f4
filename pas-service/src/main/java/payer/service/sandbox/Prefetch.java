package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import payer.service.sandbox.chart.ChartSearch;
import payer.service.sandbox.chart.Nodes;
import payer.service.sandbox.chart.Resources;

/** Fills the prefetch that a service asks for, from one visit's records. */
final class Prefetch {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*context\\.([A-Za-z.]+)\\s*}}");

    private Prefetch() {}

    /** What is asked about nothing that is there, such as drugs where none is ordered, is left out. */
    static ObjectNode fill(JsonNode templates, JsonNode context, Resources records, String base) {
        var filled = Nodes.object();
        for (var template : templates.properties())
            query(template.getValue().asText(), context)
                    .flatMap(query -> found(query, records, base))
                    .ifPresent(found -> filled.set(template.getKey(), found));
        return filled;
    }

    private static Optional<JsonNode> found(String query, Resources records, String base) {
        return query.contains("?")
                ? Optional.of(new ChartSearch(records).answer(query, base))
                : records.at(query).map(JsonNode.class::cast);
    }

    private static Optional<String> query(String template, JsonNode context) {
        var tokens = TOKEN.matcher(template);
        var query = new StringBuilder();
        while (tokens.find()) {
            var values = values(context, List.of(tokens.group(1).split("\\.", -1)));
            if (values.isEmpty()) return Optional.empty();
            tokens.appendReplacement(query, values.stream().collect(Collectors.joining(",")));
        }
        return Optional.of(tokens.appendTail(query).toString());
    }

    /** {@code patientId}, or {@code draftOrders.DeviceRequest.id}: of a bundle's entries those of the type. */
    private static List<String> values(JsonNode node, List<String> path) {
        if (path.isEmpty()) return node.isValueNode() ? List.of(node.asText()) : List.of();
        var rest = path.subList(1, path.size());
        if (!node.path("resourceType").asText().equals("Bundle")) return values(node.path(path.getFirst()), rest);
        var values = new ArrayList<String>();
        for (var entry : node.path("entry"))
            if (entry.at("/resource/resourceType").asText().equals(path.getFirst()))
                values.addAll(values(entry.path("resource"), rest));
        return values;
    }
}
