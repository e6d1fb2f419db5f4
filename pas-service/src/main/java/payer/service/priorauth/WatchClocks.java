package payer.service.priorauth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/** Warns while there is still time: each open request at half of its time, at three quarters, and so on, once each. */
@Singleton
final class WatchClocks implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(WatchClocks.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 500;

    private final PriorAuths priorAuths;
    private final TransactionOperations<Connection> transactions;
    private final MeterRegistry metrics;
    private final Clock clock;

    WatchClocks(
            PriorAuths priorAuths, TransactionOperations<Connection> transactions, MeterRegistry metrics, Clock clock) {
        this.priorAuths = priorAuths;
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "prior-auth-clocks";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(PAUSE);
    }

    @Override
    public void run(JobRun run) {
        watch(clock.instant());
    }

    /** Each level of each request once, whichever instance notices it first. */
    void watch(Instant now) {
        for (var warning : ClockWarning.values()) {
            var raised = transactions.executeWrite(tx -> priorAuths.raise(warning, now, AT_ONCE));
            raised.forEach(id -> LOG.warn("Authorization {}: {}", id, warning.text()));
            counter(warning).increment(raised.size());
        }
    }

    private Counter counter(ClockWarning warning) {
        return Counter.builder("priorauth.clock.warnings")
                .description("Open requests whose time is used up to a level")
                .tag("level", warning.name())
                .register(metrics);
    }
}
