package payer.service.policies.simulation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/** Removes recorded requests whose time is over: what helps to judge a draft is no reason to keep personal data for ever. */
@Singleton
final class ForgetRequests implements RecurringJob {
    private final RecordedRequests requests;
    private final SimulationSettings settings;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ForgetRequests(
            RecordedRequests requests,
            SimulationSettings settings,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-recorded-requests";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(Duration.ofDays(1));
    }

    @Override
    public void run(JobRun run) {
        var before = clock.instant().minus(settings.keepRequests());
        transactions.executeWrite(_ -> requests.forgetBefore(before));
    }
}
