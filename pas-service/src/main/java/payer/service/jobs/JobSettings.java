package payer.service.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How background work is done.
 *
 * @param enabled false for an instance that only answers requests
 * @param threads the most jobs that one instance runs at the same time
 * @param poll how often an instance looks for jobs that another one submitted
 * @param heartbeat how often a worker says that it is still at a job
 * @param missedHeartbeats after so many a worker counts as gone, and its job is taken up by another
 * @param grace how long running jobs have to come to an end when the service stops
 * @param waitForRoom the shortest wait of a job whose kind already runs as often as it may
 * @param keepFinished how long a job that is over stays visible
 */
@ConfigurationProperties("jobs")
public record JobSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "16") @Min(1) int threads,
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "5s") Duration heartbeat,
        @Bindable(defaultValue = "6") @Min(4) int missedHeartbeats,
        @Bindable(defaultValue = "10s") Duration grace,
        @Bindable(defaultValue = "1s") Duration waitForRoom,
        @Bindable(defaultValue = "14d") Duration keepFinished) {

    public JobSettings {
        if (!poll.isPositive()) throw new IllegalArgumentException("jobs.poll must be positive");
        if (!heartbeat.isPositive()) throw new IllegalArgumentException("jobs.heartbeat must be positive");
        if (!waitForRoom.isPositive()) throw new IllegalArgumentException("jobs.wait-for-room must be positive");
        if (grace.isNegative()) throw new IllegalArgumentException("jobs.grace must not be negative");
        if (!keepFinished.isPositive()) throw new IllegalArgumentException("jobs.keep-finished must be positive");
    }
}
