package payer.decision;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/** What an approval allows: how much, for how long, from when it must be used, and within which limits. */
public record Grant(
        Optional<Quantity> units, Optional<Period> period, Optional<Period> useWithin, List<String> limits) {

    private static final Grant AS_ASKED = new Grant(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Grant {
        limits = List.copyOf(limits);
    }

    /** What was asked for, no more and no less. */
    public static Grant asAsked() {
        return AS_ASKED;
    }

    public Grant of(Quantity allowed) {
        return new Grant(Optional.of(allowed), period, useWithin, limits);
    }
}
