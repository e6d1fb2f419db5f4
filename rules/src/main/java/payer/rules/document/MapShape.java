package payer.rules.document;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values by names that the document itself declares. */
record MapShape<V>(Names.Kind kind, Shape<V> of) implements Shape<Map<String, V>> {

    @Override
    public Map<String, V> read(Place place) {
        var issues = new Issues();
        var values = new LinkedHashMap<String, V>();
        place.entries().forEach((name, value) -> {
            if (!Words.NAME.matcher(name).matches())
                issues.add(value.issue("expected a name of small letters, digits and hyphens, found '" + name + "'"));
            value.names().declare(kind, name, value);
            issues.attempt(() -> of.read(value)).ifPresent(read -> values.put(name, read));
        });
        issues.settle();
        if (values.isEmpty()) throw place.expected("at least one entry");
        return values;
    }

    @Override
    public Object write(Map<String, V> values) {
        var written = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> written.put(name, of.write(value)));
        return written;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                Map.of("pattern", "^" + Words.NAME.pattern() + "$"),
                "additionalProperties",
                of.schema());
    }
}
