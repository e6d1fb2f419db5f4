package payer.rules.policy;

import java.util.Optional;
import java.util.stream.Stream;

/** A range of values; each end may be open, and may or may not belong to it. */
public record Bounds(
        Optional<Limit> atLeast, Optional<Limit> moreThan, Optional<Limit> atMost, Optional<Limit> lessThan) {
    public Bounds {
        if (atLeast.isEmpty() && moreThan.isEmpty() && atMost.isEmpty() && lessThan.isEmpty())
            throw new IllegalArgumentException("a measurement is held against a limit");
        if ((atLeast.isPresent() && moreThan.isPresent()) || (atMost.isPresent() && lessThan.isPresent()))
            throw new IllegalArgumentException("one lower and one upper limit are enough");
    }

    public static Bounds atMost(Limit limit) {
        return new Bounds(Optional.empty(), Optional.empty(), Optional.of(limit), Optional.empty());
    }

    public static Bounds atLeast(Limit limit) {
        return new Bounds(Optional.of(limit), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Stream<Limit> limits() {
        return Stream.of(atLeast, moreThan, atMost, lessThan).flatMap(Optional::stream);
    }
}
