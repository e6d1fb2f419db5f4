package payer.service.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where jobs are kept. Each call is made inside a transaction. What an attempt writes counts only while it holds the job:
 * {@code run} names the attempt.
 */
public interface KeptJobs {

    /** A job as it is stored at first. */
    record Fresh(
            JobId id,
            String kind,
            Optional<String> uniqueKey,
            boolean recurring,
            String payload,
            String by,
            Instant now,
            Instant due) {}

    /** How an attempt ended. {@code due} is the next start of what is queued again. */
    record Ending(JobState state, String error, Instant now, Optional<Instant> due, int attempts) {}

    /** What came of trying to start a job. */
    sealed interface Start {
        record Started(String payload, int attempt, Optional<String> checkpoint, boolean cancelRequested)
                implements Start {}

        /** Its kind runs as often as it may already; so many wait for it. */
        record NoRoom(long waiting) implements Start {}

        /** There is nothing more to do. */
        record Over() implements Start {}
    }

    /** The id of the job, or of the live one that has its unique key already. */
    JobId add(Fresh job);

    /** Holds the job for this attempt; the one before it, if any, holds it no longer. */
    Start start(JobId id, UUID run, int atOnce, Instant now);

    /** Whether someone wants this attempt to stop; empty if it does not hold the job any more. */
    Optional<Boolean> stopWanted(JobId id, UUID run);

    /** False if the attempt does not hold the job any more. */
    boolean progress(JobId id, UUID run, long done, long total);

    boolean keep(JobId id, UUID run, String checkpoint);

    boolean end(JobId id, UUID run, Ending ending);

    /** Of the jobs of a kind that are due and wait for room, the first. */
    Optional<JobId> firstWaiting(String kind, Instant now);

    Optional<Job> find(JobId id);

    List<Job> list(JobQuery query);

    /** From waiting to cancelled. */
    boolean cancelQueued(JobId id, Instant now);

    boolean requestStop(JobId id);

    /** Back to waiting, with all attempts ahead. False if the job is not one that failed, was cancelled, or waits. */
    boolean queueAgain(JobId id, Instant now);

    /** Another job with this one's unique key waits or runs. */
    boolean hasLiveTwin(JobId id);

    /** Live jobs that no worker will ever find, since they are not on the timetable. */
    List<Job> withoutTime(int atMost);

    /** Removes jobs that were over before the given moment, at most so many. */
    int removeFinished(Instant before, int atMost);
}
