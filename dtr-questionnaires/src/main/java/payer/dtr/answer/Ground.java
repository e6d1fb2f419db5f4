package payer.dtr.answer;

import java.time.LocalDate;
import java.util.Optional;
import payer.decision.Fact;

/**
 * A record that an answer rests on.
 *
 * @param reference such as {@code Observation/17}, as the record's own server names it
 */
public record Ground(String reference, Optional<LocalDate> day) {

    /** Empty for what came without an id. */
    static Optional<Ground> of(Fact fact) {
        var reference = fact.id().split("#", 2)[0];
        return Optional.of(reference)
                .filter(named -> named.matches("[A-Za-z]+/[A-Za-z0-9.-]{1,64}") && !named.endsWith("/null"))
                .map(named -> new Ground(named, fact.date()));
    }

    /** In words. */
    public String text() {
        return reference + day.map(on -> " of " + on).orElse("");
    }

    /** Nothing of it: it is about a person. */
    @Override
    public String toString() {
        return "Ground";
    }
}
