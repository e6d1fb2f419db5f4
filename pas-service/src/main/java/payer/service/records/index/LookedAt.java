package payer.service.records.index;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import payer.service.fhir.Elements;

/** Which elements of a type its search parameters look at, and those that name the record. */
@Singleton
public final class LookedAt {
    private static final List<List<String>> NAMING = List.of(List.of("id"), List.of("identifier"));

    private final SearchParams params;
    private final Map<String, Elements> byType = new ConcurrentHashMap<>();

    public LookedAt(SearchParams params) {
        this.params = params;
    }

    /** Everything, of a type that is not kept. */
    public Elements of(String type) {
        return RecordTypes.keeps(type) ? byType.computeIfAbsent(type, this::find) : Elements.ALL;
    }

    private Elements find(String type) {
        return Elements.of(
                Stream.concat(NAMING.stream(), params.of(type).stream().flatMap(LookedAt::paths))
                        .toList());
    }

    private static Stream<List<String>> paths(SearchParam param) {
        var whole =
                Expressions.parts(param.expression()).stream().map(Paths::names).toList();
        if (param.components().isEmpty()) return whole.stream();
        return param.components().stream()
                .flatMap(part -> Expressions.parts(part.expression()).stream())
                .map(Paths::names)
                .flatMap(part -> whole.stream().map(start -> joined(start, part)));
    }

    private static List<String> joined(List<String> start, List<String> part) {
        var path = new ArrayList<>(start);
        path.addAll(part);
        return path;
    }
}
