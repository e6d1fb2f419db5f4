package payer.rules.document;

import java.util.Optional;
import java.util.function.Function;

/** One entry of a group: its key, its shape, how to get it from the whole, and whether it may be left out. */
record Entry<W, V>(String key, Shape<V> shape, Function<W, Optional<V>> get, boolean required) {

    static <W, V> Entry<W, V> required(String key, Shape<V> shape, Function<W, V> get) {
        return new Entry<>(key, shape, whole -> Optional.of(get.apply(whole)), true);
    }

    static <W, V> Entry<W, V> optional(String key, Shape<V> shape, Function<W, Optional<V>> get) {
        return new Entry<>(key, shape, get, false);
    }

    /** Left out where it is what it usually is. */
    static <W, V> Entry<W, V> usually(String key, Shape<V> shape, Function<W, V> get, V usual) {
        return new Entry<>(
                key, shape, whole -> Optional.of(get.apply(whole)).filter(value -> !value.equals(usual)), false);
    }
}
