package payer.service.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where messages wait. Each call is made inside a transaction. */
public interface KeptMessages {

    /** A message as stored. */
    record Waiting(long id, String topic, String key, String payload, Instant putAt) {}

    /** A key now in our hands, with its first messages in order. {@code attempts} have been made at the first one. */
    record Taken(String key, int attempts, List<Waiting> messages) {
        public Taken {
            messages = List.copyOf(messages);
        }
    }

    /** One instance's deliveries to one consumer. */
    record Holder(String consumer, UUID owner) {}

    /** A key whose first message failed. */
    record Pause(String key, int attempts, Duration length, String error) {}

    record Death(long id, int attempts, String error) {}

    /** What came of some deliveries: messages that are delivered or dead, keys that pause or are done with. */
    record Settlement(List<Long> delivered, List<Death> deaths, List<Pause> pauses, List<String> freed) {
        public Settlement {
            delivered = List.copyOf(delivered);
            deaths = List.copyOf(deaths);
            pauses = List.copyOf(pauses);
            freed = List.copyOf(freed);
        }
    }

    void put(List<String> consumers, String topic, String key, String payload);

    /** Those of these consumers for whom a message waits in a key that is free. */
    Set<String> wanted(List<String> consumers);

    /** Takes keys that are free, at most so many, for as long as the lease lasts. */
    List<Taken> take(Holder holder, int keys, Duration lease);

    void renew(Holder holder, Set<String> keys, Duration lease);

    /** Writes what came of some deliveries. What a power cut undoes of it is delivered again. */
    void settle(Holder holder, Settlement settlement);

    List<DeadMessage> dead(long before, int limit);

    /** The consumer that will get it; empty if there is no such dead message. */
    List<String> revive(long id);

    boolean discard(long id);
}
