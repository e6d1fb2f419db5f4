package payer.service.records.index;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** Takes from a resource all values that it can be found by. */
@Singleton
public final class Values {
    private final SearchParams params;
    private final Paths paths;
    private final ElementReader elements;
    private final Map<String, List<Wanted>> byType = new ConcurrentHashMap<>();

    /** The values that a resource has for a parameter; at least one. */
    public record Found(SearchParam param, List<Value> values) {
        public Found {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "Found " + param;
        }
    }

    /** A parameter with its expressions made ready. */
    private record Wanted(SearchParam param, Paths.Path path, List<Part> parts) {}

    private record Part(ParamKind kind, Paths.Path path) {}

    public Values(SearchParams params, Paths paths, ElementReader elements) {
        this.params = params;
        this.paths = paths;
        this.elements = elements;
    }

    /** Only parameters that the resource has a value for. */
    public List<Found> of(Resource resource) {
        var values = new ArrayList<Found>();
        for (var wanted : byType.computeIfAbsent(resource.fhirType(), this::wanted)) {
            var elements = wanted.path.of(resource);
            if (elements.isEmpty()) continue;
            var found = valuesOf(wanted, elements);
            if (!found.isEmpty()) values.add(new Found(wanted.param, found));
        }
        return values;
    }

    private List<Wanted> wanted(String type) {
        return params.of(type).stream()
                .filter(param -> !isColumn(param))
                .map(this::wanted)
                .toList();
    }

    private Wanted wanted(SearchParam param) {
        var parts = param.components().stream()
                .map(part -> new Part(part.kind(), paths.path(part.expression())))
                .toList();
        return new Wanted(param, paths.path(param.expression()), parts);
    }

    private static boolean isColumn(SearchParam param) {
        return param.code().equals(SearchParams.ID) || param.code().equals(SearchParams.LAST_UPDATED);
    }

    private List<Value> valuesOf(Wanted wanted, List<Base> found) {
        if (wanted.param.kind() == ParamKind.COMPOSITE)
            return found.stream()
                    .flatMap(element -> together(wanted, element))
                    .distinct()
                    .toList();
        var values = new ArrayList<Value>(found.size());
        for (var element : found)
            elements.read(element, wanted.param.kind(), value -> {
                if (mayLead(wanted.param, value) && !values.contains(value)) values.add(value);
            });
        return values;
    }

    private Stream<Value> together(Wanted wanted, Base element) {
        var parts = new ArrayList<List<Value>>();
        for (var part : wanted.parts) {
            var values = new ArrayList<Value>();
            for (var found : part.path.of(element))
                elements.read(found, part.kind, value -> {
                    if (!values.contains(value)) values.add(value);
                });
            if (values.isEmpty()) return Stream.empty();
            parts.add(values);
        }
        return Stream.of(new Value.Together(parts));
    }

    /** An address of another server's may lead anywhere; one of ours tells its type. */
    private static boolean mayLead(SearchParam param, Value value) {
        if (!(value instanceof Value.Link link)) return true;
        var slash = link.target().indexOf('/');
        var isOurs = slash > 0 && link.target().indexOf(':') < 0;
        return !isOurs || param.mayLeadTo(link.target().substring(0, slash));
    }
}
