package payer.rules.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** How one day lies to another: no earlier than, no later than so much before or after it. */
public record Relation(Optional<Period> earliest, Optional<Period> latest, Moment anchor) {

    public boolean holds(LocalDate day, LocalDate reference) {
        return earliest.map(offset -> !day.isBefore(reference.plus(offset))).orElse(true)
                && latest.map(offset -> !day.isAfter(reference.plus(offset))).orElse(true);
    }
}
