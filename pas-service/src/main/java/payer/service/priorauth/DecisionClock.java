package payer.service.priorauth;

import java.time.Instant;
import java.util.Optional;

/**
 * By when an answer is owed. It runs from the moment of receipt, whatever is asked in between.
 *
 * @param rule the version of the policy that set the limit
 */
public record DecisionClock(
        Instant received, boolean expedited, Instant due, String rule, Optional<Extension> extension) {

    /** More time, which needs a ground, and a notice before the first due time. */
    public record Extension(String ground, String askedBy, Instant noticed, Instant newDue) {}

    public Instant dueNow() {
        return extension.map(Extension::newDue).orElse(due);
    }

    /** How much of the time is used up, in percent; over 100 it is broken. */
    public long usedPercent(Instant now) {
        var whole = dueNow().toEpochMilli() - received.toEpochMilli();
        return whole <= 0 ? 100 : (now.toEpochMilli() - received.toEpochMilli()) * 100 / whole;
    }

    public DecisionClock extended(Extension more) {
        return new DecisionClock(received, expedited, due, rule, Optional.of(more));
    }
}
