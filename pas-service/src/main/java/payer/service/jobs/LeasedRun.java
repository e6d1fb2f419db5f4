package payer.service.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One attempt at a job that holds its lease, as far as it knows. */
final class LeasedRun implements JobRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** What an attempt needs of its surroundings. */
    record Surroundings(
            KeptJobs jobs,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            BooleanSupplier stopping) {}

    private final JobId id;
    private final UUID run;
    private final int attempt;
    private final Surroundings surroundings;
    private volatile @Nullable String checkpoint;
    private volatile JobStopped.@Nullable Reason reason;
    private volatile long lastLook = System.nanoTime();
    private volatile long lastProgress = System.nanoTime() - BETWEEN_LOOKS.toNanos();

    LeasedRun(JobId id, UUID run, KeptJobs.Start.Started started, Surroundings surroundings) {
        this.id = id;
        this.run = run;
        this.attempt = started.attempt();
        this.checkpoint = started.checkpoint().orElse(null);
        this.reason = started.cancelRequested() ? JobStopped.Reason.CANCELLED : null;
        this.surroundings = surroundings;
    }

    @Override
    public JobId id() {
        return id;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public void progress(long done, long total) {
        stopIfCancelled();
        if (done < total && isSoonAfter(lastProgress)) return;
        lastProgress = System.nanoTime();
        held(surroundings.transactions().executeWrite(_ -> surroundings.jobs().progress(id, run, done, total)));
    }

    @Override
    public void keep(Object checkpoint) {
        var text = written(checkpoint);
        held(surroundings.transactions().executeWrite(_ -> surroundings.jobs().keep(id, run, text)));
        this.checkpoint = text;
        stopIfCancelled();
    }

    @Override
    public <C> Optional<C> kept(Class<C> type) {
        return Optional.ofNullable(checkpoint).map(text -> read(text, type));
    }

    @Override
    public boolean isCancelled() {
        look();
        return reason != null;
    }

    @Override
    public void stopIfCancelled() {
        look();
        if (reason != null) throw new JobStopped(reason);
    }

    /** Why the attempt was told to stop; empty if it was not. */
    Optional<JobStopped.Reason> toldToStop() {
        return Optional.ofNullable(reason);
    }

    private void look() {
        if (reason != null) return;
        if (surroundings.stopping().getAsBoolean()) reason = JobStopped.Reason.SERVICE_STOPS;
        else if (!isSoonAfter(lastLook)) lookIntoStore();
    }

    private void lookIntoStore() {
        lastLook = System.nanoTime();
        var wanted =
                surroundings.transactions().executeRead(_ -> surroundings.jobs().stopWanted(id, run));
        if (wanted.isEmpty()) reason = JobStopped.Reason.LEASE_LOST;
        else if (wanted.get()) reason = JobStopped.Reason.CANCELLED;
    }

    private void held(boolean stillHeld) {
        if (stillHeld) return;
        reason = JobStopped.Reason.LEASE_LOST;
        throw new JobStopped(JobStopped.Reason.LEASE_LOST);
    }

    private static boolean isSoonAfter(long moment) {
        return System.nanoTime() - moment < BETWEEN_LOOKS.toNanos();
    }

    private String written(Object value) {
        try {
            return surroundings.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a checkpoint that cannot be written as JSON", e);
        }
    }

    private <C> C read(String text, Class<C> type) {
        try {
            return surroundings.json().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checkpoint that is not a " + type.getSimpleName(), e);
        }
    }
}
