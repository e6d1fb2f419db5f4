package payer.service.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One request that was decided wholly: how it came out and how long that took.
 *
 * @param extended it was given more time
 * @param appeal what came of an appeal, if there was one
 * @param decided for the first time; what an appeal changes changes the outcome, not the time that the decision took
 */
public record DecidedRequest(
        UUID id,
        boolean expedited,
        boolean extended,
        Outcome outcome,
        Appeal appeal,
        Instant received,
        Instant decided) {

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

    /** What came of an appeal. */
    public enum Appeal {
        NONE,
        UPHELD,
        /** Granted, at least in part. */
        OVERTURNED
    }

    public Duration took() {
        return Duration.between(received, decided);
    }
}
