package payer.service.jobs;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import payer.service.runtime.Ids;

/** Enters the recurring jobs into the timetable: once for all instances, and anew where their times have changed. */
@Singleton
final class RecurringJobs {
    private static final String ONE_OF_EACH = "recurring";

    private final JobKinds kinds;
    private final KeptJobs jobs;
    private final JobTimes times;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    RecurringJobs(
            JobKinds kinds,
            KeptJobs jobs,
            JobTimes times,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.times = times;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    void enter() {
        for (var kind : kinds.all()) {
            if (kind instanceof RecurringJob job) transactions.executeWrite(_ -> enter(job));
        }
    }

    private boolean enter(RecurringJob job) {
        var now = clock.instant();
        var first = Timetable.first(job.when(), now);
        var id = jobs.add(new KeptJobs.Fresh(
                new JobId(ids.next()), job.name(), Optional.of(ONE_OF_EACH), true, "{}", "service", now, first));
        if (times.set(job.name(), id, first)) return true;
        var next = Timetable.next(job.when(), now);
        var late = jobs.find(id).filter(known -> known.dueAt().isAfter(next));
        late.ifPresent(_ -> times.change(job.name(), id, next));
        return late.isPresent();
    }
}
