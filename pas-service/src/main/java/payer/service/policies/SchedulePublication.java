package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import payer.service.jobs.Jobs;
import payer.service.jobs.NewJob;

/** Sets the time at which an approved version is published, on whichever instance is up then. */
@Singleton
public final class SchedulePublication {
    private final RecordSteps steps;
    private final Jobs jobs;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    SchedulePublication(RecordSteps steps, Jobs jobs, TransactionOperations<Connection> transactions, Clock clock) {
        this.steps = steps;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Life schedule(VersionKey key, Instant due, Optional<Integer> seen, String reason, Editor editor) {
        return transactions.executeWrite(_ -> {
            var life = steps.take(key, seen, reason, editor, (known, stamp) -> known.scheduled(due, stamp));
            var order = new PublishScheduled.Order(key.policy(), key.version(), life.number());
            jobs.submit(NewJob.of(PublishScheduled.class, order, editor.person().client())
                    .after(Duration.between(clock.instant(), due)));
            return life;
        });
    }
}
