package payer.service.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.runtime.Ids;

/** Jobs in the database, with their times in the same transaction. */
@Singleton
final class StoredJobs implements Jobs {
    private final JobKinds kinds;
    private final KeptJobs jobs;
    private final JobTimes times;
    private final Workers workers;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    StoredJobs(
            JobKinds kinds,
            KeptJobs jobs,
            JobTimes times,
            Workers workers,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            Ids ids,
            Clock clock) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.times = times;
        this.workers = workers;
        this.transactions = transactions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public <P> JobId submit(NewJob<P> job) {
        var kind = kinds.of(job.kind());
        var now = clock.instant();
        var fresh = new KeptJobs.Fresh(
                new JobId(ids.next()),
                kind.name(),
                job.uniqueKey(),
                false,
                written(job),
                job.by(),
                now,
                now.plus(job.delay()));
        return transactions.executeWrite(_ -> add(fresh));
    }

    private JobId add(KeptJobs.Fresh fresh) {
        var id = jobs.add(fresh);
        if (id.equals(fresh.id())) times.set(fresh.kind(), id, fresh.due());
        wakeAfterCommit();
        return id;
    }

    @Override
    public Optional<Job> find(JobId id) {
        return transactions.executeRead(_ -> jobs.find(id));
    }

    @Override
    public List<Job> list(JobQuery query) {
        return transactions.executeRead(_ -> jobs.list(query));
    }

    @Override
    public Job cancel(JobId id) {
        return transactions.executeWrite(_ -> {
            var job = existing(id);
            if (jobs.cancelQueued(id, clock.instant())) times.remove(job.kind(), id);
            else if (!jobs.requestStop(id)) throw refused("cancelled", existing(id));
            return existing(id);
        });
    }

    @Override
    public Job retry(JobId id) {
        return transactions.executeWrite(_ -> {
            var job = existing(id);
            var now = clock.instant();
            if (jobs.hasLiveTwin(id) || !jobs.queueAgain(id, now)) throw refused("tried again", job);
            times.change(job.kind(), id, now);
            wakeAfterCommit();
            return existing(id);
        });
    }

    private Job existing(JobId id) {
        return jobs.find(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no job " + id));
    }

    private static Problem refused(String wish, Job job) {
        return Problem.of(
                ProblemKind.CONFLICT,
                "Job " + job.id() + " is " + job.state() + (job.recurring() ? " and recurring" : "")
                        + ", so it cannot be " + wish);
    }

    private void wakeAfterCommit() {
        AfterCommit.run(transactions, workers::wake);
    }

    private String written(NewJob<?> job) {
        try {
            return json.writeValueAsString(job.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a payload that cannot be written as JSON: " + job, e);
        }
    }
}
