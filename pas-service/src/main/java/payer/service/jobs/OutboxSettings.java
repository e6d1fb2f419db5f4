package payer.service.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How messages are delivered.
 *
 * @param enabled false for an instance that only answers requests
 * @param poll how often an instance looks for messages that another one put
 * @param lease how long a key stays with an instance that has vanished; renewed while it is at work
 * @param grace how long a consumer has to end with its message when the service stops
 */
@ConfigurationProperties("outbox")
public record OutboxSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "100ms") Duration poll,
        @Bindable(defaultValue = "15s") Duration lease,
        @Bindable(defaultValue = "5s") Duration grace) {

    public OutboxSettings {
        if (!poll.isPositive()) throw new IllegalArgumentException("outbox.poll must be positive");
        if (!lease.isPositive()) throw new IllegalArgumentException("outbox.lease must be positive");
        if (grace.isNegative()) throw new IllegalArgumentException("outbox.grace must not be negative");
    }
}
