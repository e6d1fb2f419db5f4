package payer.service.priorauth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/**
 * Warns while there is still time: each open request at half of its time, at three quarters, and so on, once each. What is
 * nearly out of time goes to the lead of the reviewers; what is out of time is put on record as such, with letters.
 */
@Singleton
final class WatchClocks implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(WatchClocks.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 200;

    private final Registering registering;
    private final MeterRegistry metrics;
    private final Clock clock;

    WatchClocks(Registering registering, MeterRegistry metrics, Clock clock) {
        this.registering = registering;
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
        for (var warning : ClockWarning.values()) raiseAll(warning, now);
    }

    private void raiseAll(ClockWarning warning, Instant now) {
        int raised;
        do raised = raise(warning, now);
        while (raised == AT_ONCE);
    }

    private int raise(ClockWarning warning, Instant now) {
        var raised = registering.raise(warning, now, AT_ONCE);
        raised.forEach(id -> LOG.warn("Authorization {}: {}", id, warning.text()));
        counter(warning).increment(raised.size());
        return raised.size();
    }

    private Counter counter(ClockWarning warning) {
        return Counter.builder("priorauth.clock.warnings")
                .description("Open requests whose time is used up to a level")
                .tag("level", warning.name())
                .register(metrics);
    }
}
