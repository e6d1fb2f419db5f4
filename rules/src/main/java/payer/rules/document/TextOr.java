package payer.rules.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A value that may be written as plain text when there is nothing more to it. */
record TextOr<T>(Group<T> whole, Shape<String> text, Function<String, T> plain, Function<T, Optional<String>> asText)
        implements Shape<T> {
    @Override
    public T read(Place place) {
        if (place.isGroup()) return whole.read(place);
        return plain.apply(text.read(place));
    }

    @Override
    public Object write(T value) {
        return asText.apply(value).<Object>map(Function.identity()).orElseGet(() -> whole.write(value));
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(text.schema(), whole.schema()));
    }
}
