package payer.service.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.runtime.Ids;

/** Delivers to each consumer, from start to shutdown: at once what this instance put, soon what others did. */
@Singleton
final class OutboxDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    private final KeptMessages messages;
    private final OutboxConsumers consumers;
    private final OutboxSettings settings;
    private final TransactionOperations<Connection> transactions;
    private final ObjectMapper json;
    private final Ids ids;
    private final Map<String, ConsumerDelivery> deliveries = new ConcurrentHashMap<>();
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("outbox-poll").factory());

    OutboxDelivery(
            KeptMessages messages,
            OutboxConsumers consumers,
            OutboxSettings settings,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            Ids ids) {
        this.messages = messages;
        this.consumers = consumers;
        this.settings = settings;
        this.transactions = transactions;
        this.json = json;
        this.ids = ids;
    }

    @EventListener
    void start(StartupEvent event) {
        if (!settings.enabled() || consumers.all().isEmpty()) return;
        var owner = ids.next();
        var parts = new ConsumerDelivery.Parts(messages, transactions, json, settings);
        for (var consumer : consumers.all()) {
            var holder = new KeptMessages.Holder(consumer.name(), owner);
            deliveries.put(consumer.name(), new ConsumerDelivery(consumer, holder, parts));
        }
        deliveries.values().forEach(ConsumerDelivery::start);
        var pause = settings.poll().toMillis();
        var _ = poll.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Comes before anything that deliveries need is closed. */
    @EventListener
    void stop(ShutdownEvent event) {
        poll.shutdownNow();
        deliveries.values().forEach(ConsumerDelivery::stopSoon);
        deliveries.values().forEach(ConsumerDelivery::awaitEnd);
    }

    void wake(Collection<String> names) {
        for (var name : names) {
            var delivery = deliveries.get(name);
            if (delivery != null) delivery.wake();
        }
    }

    private void look() {
        try {
            wake(transactions.executeRead(_ -> messages.wanted(List.copyOf(deliveries.keySet()))));
        } catch (RuntimeException e) {
            LOG.warn("Cannot look for messages: {}", ErrorNote.of(e));
        }
    }
}
