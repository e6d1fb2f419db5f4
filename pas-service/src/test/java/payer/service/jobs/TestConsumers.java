package payer.service.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Consumers that tests put messages for. */
final class TestConsumers {
    /** What was taken, by name, in the order of taking, in this process. */
    static final Map<String, Queue<Message<Parcel>>> TAKEN = new ConcurrentHashMap<>();

    static final Set<String> POISONED = ConcurrentHashMap.newKeySet();

    private TestConsumers() {}

    record Parcel(String name, int number) {}

    static List<Message<Parcel>> taken(String name) {
        return List.copyOf(TAKEN.getOrDefault(name, new ConcurrentLinkedQueue<>()));
    }

    static List<Integer> numbers(String name) {
        return taken(name).stream().map(message -> message.payload().number()).toList();
    }

    /** A use case that puts messages. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Sender {
        private final Outbox outbox;
        private final TransactionOperations<Connection> transactions;

        Sender(Outbox outbox, TransactionOperations<Connection> transactions) {
            this.outbox = outbox;
            this.transactions = transactions;
        }

        void put(String topic, String key, List<Parcel> parcels) {
            transactions.executeWrite(_ -> {
                parcels.forEach(parcel -> outbox.put(topic, key, parcel));
                return parcels;
            });
        }
    }

    abstract static class Taker implements OutboxConsumer<Parcel> {
        private final String name;
        private final String topic;

        Taker(String name, String topic) {
            this.name = name;
            this.topic = topic;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String topic() {
            return topic;
        }

        @Override
        public Class<Parcel> payload() {
            return Parcel.class;
        }

        @Override
        public RetryPolicy retries() {
            return new RetryPolicy(4, Duration.ofMillis(50), Duration.ofMillis(200));
        }
    }

    /** Takes everything; a poisoned name fails at number 2. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Shelf extends Taker {
        Shelf() {
            super("shelf", "parcels");
        }

        @Override
        public void handle(Message<Parcel> message) {
            var parcel = message.payload();
            if (parcel.number() == 2 && POISONED.contains(parcel.name()))
                throw new IllegalStateException("for Jane Doe");
            TAKEN.computeIfAbsent(parcel.name(), _ -> new ConcurrentLinkedQueue<>())
                    .add(message);
        }
    }

    /** A second consumer of the same topic. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Ledger extends Taker {
        Ledger() {
            super("ledger", "parcels");
        }

        @Override
        public void handle(Message<Parcel> message) {
            TAKEN.computeIfAbsent("ledger " + message.payload().name(), _ -> new ConcurrentLinkedQueue<>())
                    .add(message);
        }
    }

    /** Never ends with its first message in a process that is to be killed. */
    @Singleton
    @Requires(property = "test.jobs")
    static class Hang extends Taker {
        private final Notes notes;

        Hang(Notes notes) {
            super("hang", "hang");
            this.notes = notes;
        }

        @Override
        public void handle(Message<Parcel> message) throws Exception {
            var parcel = message.payload();
            if (DoomedProcess.isThisOne()) {
                notes.note(parcel.name(), parcel.number() + " begun");
                new CountDownLatch(1).await();
            }
            notes.note(parcel.name(), parcel.number() + " attempt " + message.attempt());
        }
    }
}
