package payer.service.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.jobs.TestConsumers.Parcel;
import payer.service.jobs.TestConsumers.Sender;

/** What a message may count on, over a real database with two instances on it. */
class OutboxTest {
    private static final TwoInstances INSTANCES = TwoInstances.start();

    @AfterAll
    static void stop() {
        INSTANCES.close();
    }

    private final Sender sender = INSTANCES.one().getBean(Sender.class);
    private final Sender otherSender = INSTANCES.other().getBean(Sender.class);
    private final DeadMessages dead = INSTANCES.one().getBean(DeadMessages.class);
    private final String name = UUID.randomUUID().toString();

    @Test
    void each_consumer_of_the_topic_gets_the_message() {
        sender.put("parcels", "k", List.of(new Parcel(name, 1)));

        Poll.until(() -> TestConsumers.numbers(name), List::size, 1);
        Poll.until(() -> TestConsumers.numbers("ledger " + name), List::size, 1);

        assertEquals(1, TestConsumers.taken(name).getFirst().attempt());
        Poll.until(() -> INSTANCES.count("SELECT count(*) FROM outbox_message"), count -> count, 0L);
    }

    @Test
    void a_message_arrives_promptly() {
        sender.put("parcels", "warm", List.of(new Parcel(name, 0)));
        Poll.until(() -> TestConsumers.numbers(name), List::size, 1);
        var before = System.nanoTime();

        sender.put("parcels", "prompt", List.of(new Parcel(name, 1)));
        Poll.until(() -> TestConsumers.numbers(name), List::size, 2);

        var took = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(took.compareTo(Duration.ofSeconds(2)) < 0, "took " + took);
    }

    @Test
    void a_transaction_that_rolls_back_sends_nothing() {
        assertThrows(
                IllegalStateException.class,
                () -> INSTANCES.transactions().executeWrite(_ -> {
                    INSTANCES.one().getBean(Outbox.class).put("parcels", name, new Parcel(name, 1));
                    throw new IllegalStateException("rolled back");
                }));
        sender.put("parcels", name, List.of(new Parcel(name, 2)));

        Poll.until(() -> TestConsumers.numbers(name), List::size, 1);
        assertEquals(List.of(2), TestConsumers.numbers(name));
    }

    @Test
    void there_is_no_message_without_a_transaction() {
        var outbox = INSTANCES.one().getBean(Outbox.class);
        assertThrows(IllegalStateException.class, () -> outbox.put("parcels", name, new Parcel(name, 1)));
    }

    @Test
    void messages_of_one_key_arrive_in_order_whoever_puts_and_delivers_them() {
        for (int number = 0; number < 200; number++)
            (number % 2 == 0 ? sender : otherSender).put("parcels", name, List.of(new Parcel(name, number)));

        Poll.until(() -> TestConsumers.numbers(name), List::size, 200);

        assertEquals(IntStream.range(0, 200).boxed().toList(), TestConsumers.numbers(name));
    }

    @Test
    void each_message_of_many_keys_arrives_once_with_two_instances_at_work() {
        var parcels = IntStream.range(0, 20)
                .mapToObj(number -> new Parcel(name, number))
                .toList();
        for (int key = 0; key < 50; key++) (key % 2 == 0 ? sender : otherSender).put("parcels", name + key, parcels);

        Poll.until(() -> TestConsumers.numbers(name), List::size, 1_000);
        Poll.until(() -> INSTANCES.count("SELECT count(*) FROM outbox_message"), count -> count, 0L);

        assertEquals(
                1_000,
                TestConsumers.taken(name).stream().map(Message::id).distinct().count());
        assertEquals(1_000, TestConsumers.taken(name).size());
    }

    @Test
    void a_failing_message_holds_up_its_own_key_only_and_comes_again() {
        TestConsumers.POISONED.add(name);
        sender.put("parcels", name, List.of(new Parcel(name, 1), new Parcel(name, 2), new Parcel(name, 3)));
        sender.put("parcels", name + " other", List.of(new Parcel(name + " other", 7)));
        Poll.until(() -> TestConsumers.numbers(name + " other"), List::size, 1);
        assertEquals(List.of(1), TestConsumers.numbers(name));

        TestConsumers.POISONED.remove(name);

        Poll.until(() -> TestConsumers.numbers(name), List::size, 3);
        assertEquals(List.of(1, 2, 3), TestConsumers.numbers(name));
        assertTrue(TestConsumers.taken(name).get(1).attempt() > 1);
        assertEquals(1, TestConsumers.taken(name).get(2).attempt());
    }

    @Test
    void a_message_that_no_attempt_delivers_is_set_aside_and_can_be_replayed() {
        TestConsumers.POISONED.add(name);
        sender.put("parcels", name, List.of(new Parcel(name, 2), new Parcel(name, 3)));

        Poll.until(() -> TestConsumers.numbers(name), List::size, 1);
        assertEquals(List.of(3), TestConsumers.numbers(name));
        var message = Poll.until(this::deadOnes, List::size, 1).getFirst();
        assertEquals("shelf", message.consumer());
        assertEquals(4, message.attempts());
        assertTrue(message.lastError().startsWith("java.lang.IllegalStateException at payer."), message.lastError());

        TestConsumers.POISONED.remove(name);
        assertTrue(dead.replay(message.id()));

        Poll.until(() -> TestConsumers.numbers(name), List::size, 2);
        assertEquals(List.of(), deadOnes());
        assertTrue(!dead.replay(message.id()));
    }

    @Test
    void a_dead_message_can_be_discarded() {
        TestConsumers.POISONED.add(name);
        sender.put("parcels", name, List.of(new Parcel(name, 2)));
        var message = Poll.until(this::deadOnes, List::size, 1).getFirst();

        assertTrue(dead.discard(message.id()));

        assertEquals(List.of(), deadOnes());
    }

    @Test
    void a_topic_that_nobody_consumes_keeps_nothing() {
        sender.put("gossip", name, List.of(new Parcel(name, 1)));
        assertEquals(0, INSTANCES.count("SELECT count(*) FROM outbox_message WHERE topic = 'gossip'"));
    }

    private List<DeadMessage> deadOnes() {
        return dead.list(Long.MAX_VALUE, 100).stream()
                .filter(message -> message.key().equals(name))
                .toList();
    }
}
