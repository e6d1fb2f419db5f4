package payer.service.notice;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import payer.service.jobs.JobRun;
import payer.service.jobs.Outbox;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/** Sends a sign of life to subscribers who want one and have not heard of anything for a while. */
@Singleton
public final class Heartbeats implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Subscribers subscribers;
    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Heartbeats(Subscribers subscribers, Outbox outbox, TransactionOperations<Connection> transactions, Clock clock) {
        this.subscribers = subscribers;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notice-heartbeats";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(PAUSE);
    }

    @Override
    public void run(JobRun run) {
        beat(clock.instant());
    }

    /** The message and that it was put are one transaction: none is lost, none is sent twice for one time. */
    public void beat(Instant now) {
        transactions.executeWrite(tx -> {
            var due = subscribers.dueForHeartbeat(now);
            due.forEach(id -> outbox.put(Notice.TOPIC, id.toString(), Notice.heartbeat(id)));
            return due.size();
        });
    }
}
