package payer.rules.document;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The entries of one group as they were read. */
record Entries(Map<Entry<?, ?>, Object> values) {

    <V> Optional<V> find(Entry<?, V> entry) {
        @SuppressWarnings("unchecked") // put there by the shape of the same entry
        var value = (V) values.get(entry);
        return Optional.ofNullable(value);
    }

    <V> V get(Entry<?, V> entry) {
        return find(entry).orElseThrow(() -> new NoSuchElementException(entry.key()));
    }

    <V> V or(Entry<?, V> entry, V usual) {
        return find(entry).orElse(usual);
    }
}
