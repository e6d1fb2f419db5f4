package payer.rules.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of values of one shape. It has at least one: an empty list says nothing that its absence does not. */
record ListShape<T>(Shape<T> of) implements Shape<List<T>> {

    @Override
    public List<T> read(Place place) {
        var issues = new Issues();
        var values = new ArrayList<Optional<T>>();
        for (var item : place.items()) values.add(issues.attempt(() -> of.read(item)));
        if (values.isEmpty()) throw place.expected("a list with at least one entry");
        issues.settle();
        return values.stream().map(Optional::orElseThrow).toList();
    }

    @Override
    public Object write(List<T> values) {
        return values.stream().map(of::write).toList();
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "minItems", 1, "items", of.schema());
    }
}
