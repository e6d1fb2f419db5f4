package payer.service.jobs.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.jobs.Job;
import payer.service.jobs.JobId;
import payer.service.jobs.JobQuery;
import payer.service.jobs.JobState;
import payer.service.jobs.KeptJobs;

/** Jobs as rows of table {@code job}. */
@Singleton
final class JdbcKeptJobs implements KeptJobs {
    private final TransactionOperations<Connection> transactions;

    JdbcKeptJobs(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public JobId add(Fresh job) {
        // Between the refused insert and the look-up the other job may end; then there is room for this one after all.
        while (true) {
            if (insert(job)) return job.id();
            var live = live(job.kind(), job.uniqueKey().orElse(""));
            if (live.isPresent()) return live.get();
        }
    }

    private boolean insert(Fresh job) {
        return sql(
                                """
                        INSERT INTO job (id, kind, unique_key, recurring, payload, state, submitted_by, submitted_at, due_at)
                        VALUES (?, ?, ?, ?, ?::jsonb, 'QUEUED', ?, ?, ?)
                        ON CONFLICT (kind, unique_key) WHERE state IN ('QUEUED', 'RUNNING') DO NOTHING""",
                                job.id().value(),
                                job.kind(),
                                job.uniqueKey().orElse(null),
                                job.recurring(),
                                job.payload(),
                                job.by(),
                                job.now(),
                                job.due())
                        .update()
                == 1;
    }

    private Optional<JobId> live(String kind, String uniqueKey) {
        return sql(
                        "SELECT id FROM job WHERE kind = ? AND unique_key = ? AND state IN ('QUEUED', 'RUNNING')",
                        kind,
                        uniqueKey)
                .first(row -> new JobId(row.id("id")));
    }

    @Override
    public Start start(JobId id, UUID run, int atOnce, Instant now) {
        var kind = lock(id);
        if (kind.isEmpty()) return new Start.Over();
        var others = running(kind.get(), id, atOnce);
        if (others >= atOnce) return new Start.NoRoom(waiting(kind.get()));
        return sql("""
                        UPDATE job SET state = 'RUNNING', run = ?, attempts = attempts + 1, started_at = ?
                        WHERE id = ? RETURNING payload::text, attempts, checkpoint::text, cancel_requested""", run, now, id.value())
                .first(row -> new Start.Started(
                        row.text("payload"),
                        row.smallNumber("attempts"),
                        row.maybeText("checkpoint"),
                        row.flag("cancel_requested")))
                .map(Start.class::cast)
                .orElseGet(Start.Over::new);
    }

    /** The kind of a live job, whose row is then ours until the transaction ends. */
    private Optional<String> lock(JobId id) {
        return sql("SELECT kind FROM job WHERE id = ? AND state IN ('QUEUED', 'RUNNING') FOR UPDATE", id.value())
                .first(row -> row.text("kind"));
    }

    private long running(String kind, JobId except, int atOnce) {
        if (atOnce == Integer.MAX_VALUE) return 0;
        // One at a time counts and starts, or two would both find the last place free.
        sql("SELECT pg_advisory_xact_lock(hashtextextended('start of a job of ' || ?, 0))", kind)
                .first(row -> true);
        return count("SELECT count(*) FROM job WHERE kind = ? AND state = 'RUNNING' AND id <> ?", kind, except.value());
    }

    private long waiting(String kind) {
        return count("SELECT count(*) FROM job WHERE kind = ? AND state = 'QUEUED'", kind);
    }

    @Override
    public Optional<Boolean> stopWanted(JobId id, UUID run) {
        return sql("SELECT cancel_requested FROM job WHERE id = ? AND run = ?", id.value(), run)
                .first(row -> row.flag("cancel_requested"));
    }

    @Override
    public boolean progress(JobId id, UUID run, long done, long total) {
        return changed("UPDATE job SET done = ?, total = ? WHERE id = ? AND run = ?", done, total, id.value(), run);
    }

    @Override
    public boolean keep(JobId id, UUID run, String checkpoint) {
        return changed("UPDATE job SET checkpoint = ?::jsonb WHERE id = ? AND run = ?", checkpoint, id.value(), run);
    }

    @Override
    public boolean end(JobId id, UUID run, Ending ending) {
        return changed(
                """
                UPDATE job SET state = ?, run = NULL, last_error = ?, attempts = ?, due_at = coalesce(?, due_at), finished_at = ?,
                    cancel_requested = cancel_requested AND ? WHERE id = ? AND run = ?""",
                ending.state().name(),
                ending.error(),
                ending.attempts(),
                ending.due().orElse(null),
                ending.state().isOver() ? ending.now() : null,
                ending.state().isOver(),
                id.value(),
                run);
    }

    @Override
    public Optional<JobId> firstWaiting(String kind, Instant now) {
        return sql("""
                        SELECT id FROM job WHERE kind = ? AND state = 'QUEUED' AND due_at <= ?
                        ORDER BY number LIMIT 1""", kind, now).first(row -> new JobId(row.id("id")));
    }

    @Override
    public Optional<Job> find(JobId id) {
        return sql("SELECT * FROM job WHERE id = ?", id.value()).first(JdbcKeptJobs::job);
    }

    @Override
    public List<Job> list(JobQuery query) {
        return sql(
                        """
                        SELECT * FROM job
                        WHERE (kind = ?::text OR ?::text IS NULL) AND (state = ?::text OR ?::text IS NULL)
                          AND number < coalesce((SELECT number FROM job WHERE id = ?::uuid), 9223372036854775807)
                        ORDER BY number DESC LIMIT ?""",
                        query.kind().orElse(null),
                        query.kind().orElse(null),
                        query.state().map(Enum::name).orElse(null),
                        query.state().map(Enum::name).orElse(null),
                        query.before().map(JobId::value).orElse(null),
                        query.limit())
                .list(JdbcKeptJobs::job);
    }

    @Override
    public boolean cancelQueued(JobId id, Instant now) {
        return changed(
                "UPDATE job SET state = 'CANCELLED', finished_at = ? WHERE id = ? AND state = 'QUEUED' AND NOT recurring",
                now,
                id.value());
    }

    @Override
    public boolean requestStop(JobId id) {
        return changed("UPDATE job SET cancel_requested = true WHERE id = ? AND state = 'RUNNING'", id.value());
    }

    @Override
    public boolean queueAgain(JobId id, Instant now) {
        return changed("""
                UPDATE job SET state = 'QUEUED', attempts = 0, cancel_requested = false, finished_at = NULL, due_at = ?
                WHERE id = ? AND state IN ('QUEUED', 'FAILED', 'CANCELLED')""", now, id.value());
    }

    @Override
    public boolean hasLiveTwin(JobId id) {
        return sql("""
                        SELECT 1 FROM job mine JOIN job other USING (kind, unique_key)
                        WHERE mine.id = ? AND other.id <> mine.id AND other.state IN ('QUEUED', 'RUNNING')""", id.value()).first(row -> true).isPresent();
    }

    @Override
    public List<Job> withoutTime(int atMost) {
        return sql("""
                        SELECT * FROM job WHERE state IN ('QUEUED', 'RUNNING') AND NOT EXISTS (
                            SELECT 1 FROM scheduled_tasks WHERE task_name = kind AND task_instance = id::text)
                        LIMIT ?""", atMost).list(JdbcKeptJobs::job);
    }

    @Override
    public int removeFinished(Instant before, int atMost) {
        return sql("""
                        DELETE FROM job WHERE id IN (
                            SELECT id FROM job WHERE finished_at < ? ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED)""", before, atMost).update();
    }

    private boolean changed(String text, @Nullable Object... values) {
        return sql(text, values).update() == 1;
    }

    private long count(String text, @Nullable Object... values) {
        return sql(text, values).first(row -> row.number("count")).orElseThrow();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }

    private static Job job(Sql.Row row) throws SQLException {
        return new Job(
                new JobId(row.id("id")),
                row.text("kind"),
                JobState.valueOf(row.text("state")),
                row.flag("recurring"),
                row.flag("cancel_requested"),
                row.number("done"),
                row.number("total"),
                row.smallNumber("attempts"),
                row.text("last_error"),
                row.text("submitted_by"),
                row.moment("submitted_at"),
                row.moment("due_at"),
                row.maybeMoment("started_at"),
                row.maybeMoment("finished_at"));
    }
}
