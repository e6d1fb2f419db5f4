package payer.rules.policy;

import java.util.Optional;
import java.util.stream.Stream;
import payer.rules.units.Units;

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

    /** True where the lower end lies above the upper one. Shares of a laboratory's limits are not known before there is a result. */
    public boolean keepsNothing() {
        var lower = atLeast.or(() -> moreThan);
        var upper = atMost.or(() -> lessThan);
        if (lower.isEmpty() || upper.isEmpty()) return false;
        var bothBelong = atLeast.isPresent() && atMost.isPresent();
        return order(lower.get(), upper.get())
                .map(sign -> sign > 0 || (sign == 0 && !bothBelong))
                .orElse(false);
    }

    /** Whatever keeps these limits keeps the others as well. */
    public boolean isWithin(Bounds other) {
        return keepsLower(other) && keepsUpper(other);
    }

    private boolean keepsLower(Bounds other) {
        var wall = other.atLeast.or(() -> other.moreThan);
        var ours = atLeast.or(() -> moreThan);
        return wall.map(limit -> ours.flatMap(own -> order(own, limit))
                        .filter(sign -> sign > 0 || (sign == 0 && (other.atLeast.isPresent() || moreThan.isPresent())))
                        .isPresent())
                .orElse(true);
    }

    private boolean keepsUpper(Bounds other) {
        var wall = other.atMost.or(() -> other.lessThan);
        var ours = atMost.or(() -> lessThan);
        return wall.map(limit -> ours.flatMap(own -> order(own, limit))
                        .filter(sign -> sign < 0 || (sign == 0 && (other.atMost.isPresent() || lessThan.isPresent())))
                        .isPresent())
                .orElse(true);
    }

    /** Empty where a share of a laboratory's limit is in it, or units that do not go together. */
    private static Optional<Integer> order(Limit one, Limit other) {
        if (!(one instanceof Limit.Fixed(var amount)) || !(other instanceof Limit.Fixed(var wall)))
            return Optional.empty();
        return Units.in(amount, wall.unit()).map(value -> value.compareTo(wall.value()));
    }

    public Stream<Limit> limits() {
        return Stream.of(atLeast, moreThan, atMost, lessThan).flatMap(Optional::stream);
    }
}
