package payer.rules.document;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** A group of entries that make up one value. Entries that it does not know are refused: a misspelt key must not be ignored. */
record Group<W>(List<Entry<W, ?>> entries, Function<Entries, W> build, Map<String, Object> together)
        implements Shape<W> {

    Group(List<Entry<W, ?>> entries, Function<Entries, W> build) {
        this(entries, build, Map.of());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <W> Group<W> of(Function<Entries, W> build, Entry<W, ?>... entries) {
        return new Group<>(List.of(entries), build);
    }

    /** With what the entries may say only together, for editors; {@link Together} has the words. */
    Group<W> with(Map<String, Object> constraint) {
        return new Group<>(entries, build, constraint);
    }

    @Override
    public W read(Place place) {
        return read(place, Set.of());
    }

    /** {@code elsewhere} are the keys that another shape reads from the same group. */
    W read(Place place, Set<String> elsewhere) {
        var given = place.entries();
        var issues = new Issues();
        given.forEach((key, value) -> {
            if (!elsewhere.contains(key)
                    && entries.stream().noneMatch(entry -> entry.key().equals(key)))
                issues.add(value.issue("expected one of: %s; found '%s'".formatted(String.join(", ", keys()), key)));
        });
        var values = new IdentityHashMap<Entry<?, ?>, Object>();
        for (var entry : entries) read(entry, Optional.ofNullable(given.get(entry.key())), place, values, issues);
        issues.settle();
        return built(new Entries(values), place);
    }

    private static <V> void read(
            Entry<?, V> entry, Optional<Place> given, Place place, Map<Entry<?, ?>, Object> values, Issues issues) {
        if (given.isPresent())
            issues.attempt(() -> entry.shape().read(given.get())).ifPresent(value -> values.put(entry, value));
        else if (entry.required()) issues.add(place.issue("expected an entry '" + entry.key() + "', found none"));
    }

    /** What a type refuses is the document's mistake. */
    private W built(Entries values, Place place) {
        try {
            return build.apply(values);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemKind.INVALID_VALUE, List.of(place.issue(String.valueOf(e.getMessage()))));
        }
    }

    List<String> keys() {
        return entries.stream().map(Entry::key).toList();
    }

    @Override
    public Map<String, Object> write(W value) {
        var written = new LinkedHashMap<String, Object>();
        entries.forEach(entry -> write(entry, value, written));
        return written;
    }

    private <V> void write(Entry<W, V> entry, W value, Map<String, Object> written) {
        entry.get()
                .apply(value)
                .ifPresent(one -> written.put(entry.key(), entry.shape().write(one)));
    }

    @Override
    public Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        entries.forEach(entry -> properties.put(entry.key(), entry.shape().schema()));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put(
                "required",
                entries.stream().filter(Entry::required).map(Entry::key).toList());
        schema.put("properties", properties);
        schema.putAll(together);
        return schema;
    }
}
