package payer.service.jobs;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;

/** Removes jobs that have been over for long, and gives a time to jobs that have lost theirs. */
@Singleton
final class JobUpkeep implements RecurringJob {
    private static final int AT_MOST = 1_000;

    private final KeptJobs jobs;
    private final JobTimes times;
    private final TransactionOperations<Connection> transactions;
    private final JobSettings settings;
    private final Clock clock;

    JobUpkeep(
            KeptJobs jobs,
            JobTimes times,
            TransactionOperations<Connection> transactions,
            JobSettings settings,
            Clock clock) {
        this.jobs = jobs;
        this.times = times;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "job-upkeep";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(Duration.ofMinutes(1));
    }

    @Override
    public void run(JobRun run) {
        giveTimes();
        removeFinished(run);
    }

    /** A job that is tried again in the very moment in which its worker takes it off the timetable would wait for ever. */
    void giveTimes() {
        transactions.executeWrite(_ -> {
            var lost = jobs.withoutTime(AT_MOST);
            lost.forEach(job -> times.set(job.kind(), job.id(), clock.instant()));
            return lost.size();
        });
    }

    void removeFinished(JobRun run) {
        var before = clock.instant().minus(settings.keepFinished());
        while (transactions.executeWrite(_ -> jobs.removeFinished(before, AT_MOST)) == AT_MOST) run.stopIfCancelled();
    }
}
