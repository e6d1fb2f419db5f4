package payer.service.records.load;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;
import payer.service.records.LoadSettings;

/** Reports of loads are kept for a while, and what was sent and never started no longer than those. */
@Singleton
final class RemoveOldLoads implements RecurringJob {
    private final Loads loads;
    private final TransactionOperations<Connection> transactions;
    private final LoadSettings settings;
    private final Clock clock;

    RemoveOldLoads(Loads loads, TransactionOperations<Connection> transactions, LoadSettings settings, Clock clock) {
        this.loads = loads;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "remove-old-loads";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) {
        transactions.executeWrite(_ -> loads.removeBegunBefore(clock.instant().minus(settings.keep())));
    }
}
