package payer.service.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One request that was decided wholly: how it came out and how long that took.
 *
 * @param extended it was given more time
 */
public record DecidedRequest(
        UUID id, boolean expedited, boolean extended, Outcome outcome, Instant received, Instant decided) {

    /** Of all its lines together. */
    public enum Outcome {
        APPROVED,
        /** Some lines or some of a line. */
        PARTIAL,
        DENIED,
        /** Nothing had to be authorized. */
        NOT_REQUIRED,
        WITHDRAWN
    }

    public Duration took() {
        return Duration.between(received, decided);
    }
}
