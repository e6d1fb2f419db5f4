package payer.service.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.DeliveryEvent.Woken;
import payer.service.jobs.KeptMessages.Settlement;

/**
 * One instance's deliveries to one consumer. A single thread takes keys, hands each to a worker, and writes down in batches
 * what the workers tell it; a key is in one worker's hands at a time, which keeps its messages in order.
 */
final class ConsumerDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerDelivery.class);

    /** More than are worked at, so that a worker finds the next key at hand. */
    private static final int KEYS_PER_WORKER = 16;

    /** What deliveries to all consumers share. */
    record Parts(
            KeptMessages messages,
            TransactionOperations<Connection> transactions,
            ObjectMapper json,
            OutboxSettings settings) {}

    private final OutboxConsumer<?> consumer;
    private final KeptMessages.Holder holder;
    private final Parts parts;
    private final LeaseClock lease;
    private final BlockingQueue<DeliveryEvent> events = new LinkedBlockingQueue<>();
    private final ExecutorService workers;
    private final KeyDelivery<?> worker;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean graceIsOver;

    // Only the delivering thread touches these.
    private final List<DeliveryEvent> unsettled = new ArrayList<>();
    private final Set<String> inHand = new HashSet<>();
    private boolean hungry = true;

    ConsumerDelivery(OutboxConsumer<?> consumer, KeptMessages.Holder holder, Parts parts) {
        this.consumer = consumer;
        this.holder = holder;
        this.parts = parts;
        this.lease = new LeaseClock(parts.settings().lease());
        this.workers =
                Executors.newFixedThreadPool(consumer.atOnce(), threads("-").factory());
        this.worker = new KeyDelivery<>(consumer, parts.json(), () -> lease.isHeld() && !stopping, events::add);
        this.thread = threads("-delivery").unstarted(this::deliver);
    }

    private Thread.Builder.OfVirtual threads(String suffix) {
        return Thread.ofVirtual().name("outbox-" + consumer.name() + suffix, 0);
    }

    void start() {
        thread.start();
    }

    void wake() {
        events.add(new Woken());
    }

    /** Nothing more is taken; each worker ends with its message. */
    void stopSoon() {
        stopping = true;
        wake();
    }

    void awaitEnd() {
        try {
            if (thread.join(parts.settings().grace())) return;
            workers.shutdownNow();
            graceIsOver = true;
            wake();
            thread.join(parts.settings().grace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() {
        try {
            while (!stopping || (!inHand.isEmpty() && !graceIsOver)) roundAndReport();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdown();
    }

    private void roundAndReport() throws InterruptedException {
        try {
            round();
        } catch (RuntimeException e) {
            LOG.warn("Deliveries to {} pause: {}", consumer.name(), ErrorNote.of(e));
            hungry = true;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void round() throws InterruptedException {
        collect();
        if (!unsettled.isEmpty()) settle();
        if (!inHand.isEmpty() && lease.isToBeRenewed()) renew();
        if (hungry && !stopping && room() > 0) take();
    }

    private void collect() throws InterruptedException {
        var hasWork = !unsettled.isEmpty() || (hungry && !stopping && room() > 0);
        var patience = hasWork ? 0 : parts.settings().lease().toMillis() / 3;
        var first = events.poll(patience, TimeUnit.MILLISECONDS);
        if (first == null) return;
        unsettled.add(first);
        events.drainTo(unsettled);
        if (unsettled.removeIf(event -> event instanceof Woken)) hungry = true;
    }

    private void settle() {
        var settlement = DeliveryEvent.settlement(unsettled);
        parts.transactions().executeWrite(_ -> {
            parts.messages().settle(holder, settlement);
            return settlement;
        });
        unsettled.clear();
        // Messages may have been put under a key while it was in hand.
        if (inHand.removeAll(released(settlement))) hungry = true;
    }

    private static Set<String> released(Settlement settlement) {
        var released = new HashSet<>(settlement.freed());
        settlement.pauses().forEach(pause -> released.add(pause.key()));
        return released;
    }

    private void renew() {
        var before = LeaseClock.now();
        parts.transactions().executeWrite(_ -> {
            parts.messages().renew(holder, inHand, parts.settings().lease());
            return inHand;
        });
        lease.startedAt(before);
    }

    private void take() {
        var wanted = room();
        var before = LeaseClock.now();
        var taken = parts.transactions()
                .executeWrite(_ ->
                        parts.messages().take(holder, wanted, parts.settings().lease()));
        if (inHand.isEmpty()) lease.startedAt(before);
        for (var key : taken) {
            inHand.add(key.key());
            workers.execute(() -> worker.deliver(key));
        }
        hungry = taken.size() >= wanted;
    }

    private int room() {
        return consumer.atOnce() * KEYS_PER_WORKER - inHand.size();
    }
}
