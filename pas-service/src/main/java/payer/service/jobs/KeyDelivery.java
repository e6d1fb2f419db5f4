package payer.service.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.KeptMessages.Death;
import payer.service.jobs.KeptMessages.Pause;
import payer.service.jobs.KeptMessages.Taken;
import payer.service.jobs.KeptMessages.Waiting;

/**
 * Hands the messages of one key to their consumer, one after another, and stops at the first that fails: what comes after it
 * waits until it is delivered or given up.
 *
 * @param mayGoOn false once the key may be in other hands, or the service stops
 */
record KeyDelivery<P>(
        OutboxConsumer<P> consumer, ObjectMapper json, BooleanSupplier mayGoOn, Consumer<DeliveryEvent> told) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyDelivery.class);
    private static final String VANISHED = "the worker vanished in the middle of each attempt";

    void deliver(Taken key) {
        var attempts = key.attempts();
        for (var message : key.messages()) {
            if (!mayGoOn.getAsBoolean()) break;
            if (!deliver(key.key(), message, attempts)) return;
            attempts = 0;
        }
        told.accept(new DeliveryEvent.Freed(key.key()));
    }

    /** False if the key pauses. */
    private boolean deliver(String key, Waiting message, int attempts) {
        if (attempts >= consumer.retries().attempts()) return bury(message, attempts, VANISHED);
        var error = handle(message, attempts + 1);
        if (error == null) {
            told.accept(new DeliveryEvent.Delivered(message.id()));
            return true;
        }
        return failed(key, message, attempts + 1, error);
    }

    private @Nullable Throwable handle(Waiting message, int attempt) {
        try {
            var payload = json.readValue(message.payload(), consumer.payload());
            consumer.handle(
                    new Message<>(message.id(), message.topic(), message.key(), payload, message.putAt(), attempt));
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private boolean failed(String key, Waiting message, int attempt, Throwable error) {
        var note = ErrorNote.of(error);
        LOG.warn("Attempt {} to deliver message {} to {} failed: {}", attempt, message.id(), consumer.name(), note);
        if (consumer.retries().givesUpAfter(attempt, error)) return bury(message, attempt, note);
        var length = consumer.retries().pauseAfter(attempt, ThreadLocalRandom.current());
        told.accept(new DeliveryEvent.Paused(new Pause(key, attempt, length, note)));
        return false;
    }

    private boolean bury(Waiting message, int attempts, String note) {
        LOG.error("Message {} to {} is given up after {} attempts", message.id(), consumer.name(), attempts);
        told.accept(new DeliveryEvent.Buried(new Death(message.id(), attempts, note)));
        return true;
    }
}
