package payer.service.sandbox.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** The records of one visit by their addresses. A resource is never changed in place: another one takes its place. */
public final class Resources {
    private static final int MOST = 1000;

    private final Map<String, ObjectNode> byAddress = new LinkedHashMap<>();

    public synchronized void put(ObjectNode resource) {
        if (byAddress.size() >= MOST)
            throw Problem.of(ProblemKind.TOO_MANY_REQUESTS, "This visit holds as many records as it can");
        byAddress.put(Nodes.address(resource), resource);
    }

    public synchronized void remove(String address) {
        byAddress.remove(address);
    }

    public synchronized Optional<ObjectNode> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    public synchronized List<ObjectNode> all() {
        return List.copyOf(byAddress.values());
    }

    public List<ObjectNode> ofType(String type) {
        return all().stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .toList();
    }

    /** These and all that they refer to, and so on, each once. */
    public Collection<ObjectNode> closure(Collection<ObjectNode> start) {
        var found = new LinkedHashMap<String, ObjectNode>();
        var open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (found.putIfAbsent(Nodes.address(next), next) == null) open.addAll(neighbors(next));
        }
        return found.values();
    }

    private List<ObjectNode> neighbors(JsonNode resource) {
        return resource.findValuesAsText("reference").stream()
                .flatMap(reference -> at(relative(reference)).stream())
                .toList();
    }

    /** {@code Patient/1} also of {@code https://ehr.example/fhir/Patient/1}. */
    static String relative(String reference) {
        var steps = reference.split("/", -1);
        return steps.length < 2 ? reference : steps[steps.length - 2] + "/" + steps[steps.length - 1];
    }
}
