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
    private final Map<String, Plan> byType = new ConcurrentHashMap<>();

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

    /** A parameter with the parts of a composite made ready. */
    private record Wanted(SearchParam param, List<Part> parts) {}

    /**
     * How the values of a type are come by.
     *
     * @param tree expressions that are walked; each ends at a parameter's number in the list
     * @param others expressions that are not, with the same number
     */
    private record Plan(List<Wanted> wanted, PathTree<Integer> tree, List<Other> others) {}

    private record Other(int wanted, Paths.Path path) {}

    private record Part(ParamKind kind, Paths.Path path) {}

    public Values(SearchParams params, Paths paths, ElementReader elements) {
        this.params = params;
        this.paths = paths;
        this.elements = elements;
    }

    /** Only parameters that the resource has a value for. */
    public List<Found> of(Resource resource) {
        var plan = byType.computeIfAbsent(resource.fhirType(), this::plan);
        var elements = elements(resource, plan);
        var values = new ArrayList<Found>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).isEmpty()) continue;
            var wanted = plan.wanted.get(i);
            var found = valuesOf(wanted, elements.get(i));
            if (!found.isEmpty()) values.add(new Found(wanted.param, found));
        }
        return values;
    }

    /** Of each parameter, in the order of the plan. */
    private static List<List<Base>> elements(Resource resource, Plan plan) {
        var elements = new ArrayList<List<Base>>(java.util.Collections.nCopies(plan.wanted.size(), List.of()));
        plan.tree.walk(List.of(resource), (wanted, found) -> add(elements, wanted, found));
        for (var other : plan.others) add(elements, other.wanted, other.path.of(resource));
        return elements;
    }

    private static void add(List<List<Base>> elements, int wanted, List<Base> found) {
        var before = elements.get(wanted);
        if (before.isEmpty()) {
            elements.set(wanted, found);
            return;
        }
        var both = new ArrayList<>(before);
        both.addAll(found);
        elements.set(wanted, both);
    }

    private Plan plan(String type) {
        var wanted = params.of(type).stream()
                .filter(param -> !isColumn(param))
                .map(this::wanted)
                .toList();
        var plan = new Plan(wanted, new PathTree<>(), new ArrayList<>());
        for (int i = 0; i < wanted.size(); i++) {
            var number = i;
            for (var part : Expressions.parts(wanted.get(i).param.expression()))
                Paths.steps(part)
                        .ifPresentOrElse(
                                steps -> plan.tree.add(steps, number),
                                () -> plan.others.add(new Other(number, paths.path(part))));
        }
        return plan;
    }

    private Wanted wanted(SearchParam param) {
        var parts = param.components().stream()
                .map(part -> new Part(part.kind(), paths.path(part.expression())))
                .toList();
        return new Wanted(param, parts);
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
