package payer.decision;

import java.util.Optional;

/** What the laboratory calls normal for one of its results. */
public record ReferenceLimits(Optional<Quantity> low, Optional<Quantity> high) {

    private static final ReferenceLimits NONE = new ReferenceLimits(Optional.empty(), Optional.empty());

    public static ReferenceLimits none() {
        return NONE;
    }

    public static ReferenceLimits low(Quantity low) {
        return new ReferenceLimits(Optional.of(low), Optional.empty());
    }
}
