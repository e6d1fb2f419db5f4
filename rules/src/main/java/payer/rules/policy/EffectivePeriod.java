package payer.rules.policy;

import java.time.LocalDate;
import java.util.Optional;

/** From when to when, both days included, and which day of a request is held against it. */
public record EffectivePeriod(LocalDate from, Optional<LocalDate> until, Basis basis) {

    public enum Basis {
        SERVICE_DATE,
        REQUEST_DATE
    }

    public EffectivePeriod {
        if (until.isPresent() && until.get().isBefore(from))
            throw new IllegalArgumentException("a period ends no earlier than it starts");
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    public boolean overlaps(EffectivePeriod other) {
        return until.map(last -> !other.from.isAfter(last)).orElse(true)
                && other.until.map(last -> !from.isAfter(last)).orElse(true);
    }
}
