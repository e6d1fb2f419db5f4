package payer.service.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * What can be seen of a job from outside: never its payload.
 *
 * @param done how much of {@code total} is done, in units of the kind's choice; both 0 if it never said
 * @param attempts how often it was started since it was submitted or tried again by hand
 * @param lastError class and place of the last error, and its text if that is ours; empty if there was none
 * @param dueAt when it is to start, or was to
 */
public record Job(
        JobId id,
        String kind,
        JobState state,
        boolean recurring,
        boolean cancelRequested,
        long done,
        long total,
        int attempts,
        String lastError,
        String submittedBy,
        Instant submittedAt,
        Instant dueAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {}
