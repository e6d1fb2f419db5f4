package payer.service.records.index;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** Takes from a resource all values that it can be found by. */
@Singleton
public final class Values {
    private final SearchParams params;
    private final Paths paths;
    private final ElementReader elements;

    public Values(SearchParams params, Paths paths, ElementReader elements) {
        this.params = params;
        this.paths = paths;
        this.elements = elements;
    }

    /** Only parameters that the resource has a value for. */
    public Map<SearchParam, List<Value>> of(Resource resource) {
        var values = new LinkedHashMap<SearchParam, List<Value>>();
        for (var param : params.of(resource.fhirType())) {
            if (isColumn(param)) continue;
            var found = valuesOf(param, resource);
            if (!found.isEmpty()) values.put(param, found);
        }
        return values;
    }

    private static boolean isColumn(SearchParam param) {
        return param.code().equals(SearchParams.ID) || param.code().equals(SearchParams.LAST_UPDATED);
    }

    private List<Value> valuesOf(SearchParam param, Resource resource) {
        var found = paths.evaluate(resource, param.expression());
        if (param.kind() == ParamKind.COMPOSITE)
            return found.stream()
                    .flatMap(element -> together(param, element))
                    .distinct()
                    .toList();
        return found.stream()
                .flatMap(element -> elements.read(element, param.kind()))
                .filter(value -> mayLead(param, value))
                .distinct()
                .toList();
    }

    private Stream<Value> together(SearchParam param, Base element) {
        var parts = new ArrayList<List<Value>>();
        for (var component : param.components()) {
            var values = paths.evaluate(element, component.expression()).stream()
                    .flatMap(part -> elements.read(part, component.kind()))
                    .distinct()
                    .toList();
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
