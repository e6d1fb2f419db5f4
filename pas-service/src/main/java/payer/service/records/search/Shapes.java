package payer.service.records.search;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import payer.service.records.document.Subset;

/** Shows as much of a document as a search asks for. Elements that FHIR demands are always shown. */
@Singleton
public final class Shapes {
    private final FhirContext context;
    private final Map<String, Set<String>> mandatory = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> summary = new ConcurrentHashMap<>();

    public Shapes(FhirContext context) {
        this.context = context;
    }

    public byte[] shown(byte[] json, String type, Query.Shown shown) {
        return switch (shown) {
            case Query.Shown.Whole _ -> json;
            case Query.Shown.Elements elements ->
                Subset.of(
                        json,
                        name -> elements.names().contains(name)
                                || mandatory(type).contains(name));
            case Query.Shown.Summary part -> Subset.of(json, summarized(type, part.kind()));
        };
    }

    private Predicate<String> summarized(String type, Query.SummaryKind kind) {
        return switch (kind) {
            case TRUE -> name -> summary(type).contains(name) || mandatory(type).contains(name);
            case TEXT -> name -> name.equals("text") || mandatory(type).contains(name);
            case DATA -> name -> !name.equals("text");
            case COUNT -> throw new IllegalArgumentException("a count shows no document");
        };
    }

    private Set<String> mandatory(String type) {
        return mandatory.computeIfAbsent(type, name -> names(name, child -> child.getMin() > 0));
    }

    private Set<String> summary(String type) {
        return summary.computeIfAbsent(type, name -> names(name, BaseRuntimeChildDefinition::isSummary));
    }

    private Set<String> names(String type, Predicate<BaseRuntimeChildDefinition> which) {
        var names = new HashSet<String>();
        context.getResourceDefinition(type).getChildren().stream()
                .filter(which)
                .forEach(child -> names.addAll(child.getValidChildNames()));
        return names;
    }
}
