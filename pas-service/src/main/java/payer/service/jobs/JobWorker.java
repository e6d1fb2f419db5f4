package payer.service.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.KeptJobs.Ending;
import payer.service.jobs.KeptJobs.Start;
import payer.service.runtime.Ids;

/** Makes one attempt at a job that is due, and says what is to become of it. */
@Singleton
final class JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration LONGEST_WAIT_FOR_ROOM = Duration.ofMinutes(1);
    private static final Duration WAIT_PER_WAITING_JOB = Duration.ofMillis(20);
    private static final String VANISHED = "the worker vanished in the middle of each attempt";

    /** What is to become of a job's place in the timetable. */
    sealed interface Next {
        record Remove() implements Next {}

        record Again(Instant due) implements Next {}

        /** Another worker has it. */
        record Leave() implements Next {}
    }

    private final KeptJobs jobs;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;
    private final JobSettings settings;
    private final Ids ids;
    private final Clock clock;
    private volatile boolean stopping;

    JobWorker(
            KeptJobs jobs,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            JobSettings settings,
            Ids ids,
            Clock clock) {
        this.jobs = jobs;
        this.transactions = transactions;
        this.json = json;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Running jobs see that they are no longer wanted. */
    void stopSoon() {
        stopping = true;
    }

    /** A job of this kind that waits for room, now that there may be some. */
    Optional<JobId> firstWaiting(JobKind<?> kind) {
        if (kind.atOnce() == Integer.MAX_VALUE || kind instanceof RecurringJob) return Optional.empty();
        return transactions.executeRead(_ -> jobs.firstWaiting(kind.name(), clock.instant()));
    }

    Next work(JobKind<?> kind, JobId id) {
        var run = ids.next();
        var start = transactions.executeWrite(_ -> jobs.start(id, run, kind.atOnce(), clock.instant()));
        return switch (start) {
            case Start.Over _ -> new Next.Remove();
            case Start.NoRoom noRoom -> new Next.Again(clock.instant().plus(waitForRoom(noRoom.waiting())));
            case Start.Started started -> {
                var surroundings = new LeasedRun.Surroundings(jobs, transactions, json, () -> stopping);
                yield attempt(kind, started, new LeasedRun(id, run, started, surroundings), run);
            }
        };
    }

    private <P> Next attempt(JobKind<P> kind, Start.Started started, LeasedRun lease, UUID run) {
        var ending = hasVanishedTooOften(kind, started) ? vanished(started) : outcome(kind, started, lease);
        // An interrupt has done its work by now; what follows has to be written.
        Thread.interrupted();
        if (ending.isEmpty()) return new Next.Leave();
        var end = ending.get();
        var held = transactions.executeWrite(_ -> jobs.end(lease.id(), run, end));
        if (!held) return new Next.Leave();
        return end.due().<Next>map(Next.Again::new).orElseGet(Next.Remove::new);
    }

    /** A start beyond the limit follows an attempt that ended without a word, or it would have been failed then. */
    private static boolean hasVanishedTooOften(JobKind<?> kind, Start.Started started) {
        return started.attempt() > kind.retries().attempts() && !(kind instanceof RecurringJob);
    }

    private Optional<Ending> vanished(Start.Started started) {
        var now = clock.instant();
        return Optional.of(new Ending(JobState.FAILED, VANISHED, now, Optional.empty(), started.attempt() - 1));
    }

    private <P> Optional<Ending> outcome(JobKind<P> kind, Start.Started started, LeasedRun lease) {
        try {
            lease.stopIfCancelled();
            kind.run(read(kind, started.payload()), lease);
            return lease.toldToStop()
                    .map(reason -> stopped(kind, started, reason))
                    .orElseGet(() -> succeeded(kind, started));
        } catch (JobStopped e) {
            return stopped(kind, started, e.reason());
        } catch (Throwable e) {
            return stopping ? stopped(kind, started, JobStopped.Reason.SERVICE_STOPS) : failed(kind, started, lease, e);
        }
    }

    private Optional<Ending> stopped(JobKind<?> kind, Start.Started started, JobStopped.Reason reason) {
        var now = clock.instant();
        return switch (reason) {
            case LEASE_LOST -> Optional.empty();
            case SERVICE_STOPS ->
                Optional.of(new Ending(JobState.QUEUED, "", now, Optional.of(now), started.attempt() - 1));
            case CANCELLED -> Optional.of(over(kind, started, JobState.CANCELLED, ""));
        };
    }

    private Optional<Ending> succeeded(JobKind<?> kind, Start.Started started) {
        return Optional.of(over(kind, started, JobState.SUCCEEDED, ""));
    }

    private Optional<Ending> failed(JobKind<?> kind, Start.Started started, LeasedRun lease, Throwable error) {
        var note = ErrorNote.of(error);
        LOG.warn("Attempt {} at job {} ({}) failed: {}", started.attempt(), lease.id(), kind.name(), note);
        if (kind.retries().givesUpAfter(started.attempt(), error))
            return Optional.of(over(kind, started, JobState.FAILED, note));
        var now = clock.instant();
        var pause = kind.retries().pauseAfter(started.attempt(), ThreadLocalRandom.current());
        return Optional.of(new Ending(JobState.QUEUED, note, now, Optional.of(now.plus(pause)), started.attempt()));
    }

    /** A recurring job is never over: it waits for its next time. */
    private Ending over(JobKind<?> kind, Start.Started started, JobState state, String error) {
        var now = clock.instant();
        return kind instanceof RecurringJob recurring
                ? new Ending(JobState.QUEUED, error, now, Optional.of(Timetable.next(recurring.when(), now)), 0)
                : new Ending(state, error, now, Optional.empty(), started.attempt());
    }

    private Duration waitForRoom(long waiting) {
        var fair = WAIT_PER_WAITING_JOB.multipliedBy(waiting);
        if (fair.compareTo(settings.waitForRoom()) < 0) return settings.waitForRoom();
        return fair.compareTo(LONGEST_WAIT_FOR_ROOM) < 0 ? fair : LONGEST_WAIT_FOR_ROOM;
    }

    private <P> P read(JobKind<P> kind, String payload) {
        try {
            return json.readValue(payload, kind.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload that job kind " + kind.name() + " cannot read", e);
        }
    }
}
