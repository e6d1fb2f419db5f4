package payer.service.jobs;

import java.time.Duration;

/**
 * Takes the messages of a topic, as a bean. It may get a message again that it had taken (its instance may vanish before that
 * is noted), so it does what may be repeated, or remembers the message's id.
 *
 * @param <P> the payload, read from JSON
 */
public interface OutboxConsumer<P> {
    RetryPolicy USUAL = new RetryPolicy(10, Duration.ofSeconds(1), Duration.ofMinutes(10));

    /** Never changed once messages wait for it. */
    String name();

    String topic();

    Class<P> payload();

    /** Returns when the message is taken. Throws what went wrong: it comes again later, and the key's later ones wait for it. */
    void handle(Message<P> message) throws Exception;

    default RetryPolicy retries() {
        return USUAL;
    }

    /** The most keys whose messages this consumer takes at the same time, in one instance. */
    default int atOnce() {
        return 8;
    }
}
