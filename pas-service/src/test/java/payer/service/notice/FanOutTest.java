package payer.service.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import payer.service.priorauth.fhir.Release;
import payer.service.running.RunningService;

/** Many changes at once, each told to all subscribers of one client. */
class FanOutTest {
    private static final int SUBSCRIBERS = 30;
    private static final int CHANGES = 60;
    private static final int AT_ONCE = 4;
    private static final String CLIENT = "a-busy-client";

    @Test
    void changes_that_come_at_once_do_not_wait_for_each_other_in_a_circle() throws Exception {
        try (var service = RunningService.with(Map.of("outbox.enabled", false))) {
            var subscribers = service.bean(Subscribers.class);
            var transactions = transactions(service);
            subscribe(subscribers, transactions);
            tellOfChanges(subscribers, transactions);
            List<Subscriber> told = transactions.executeRead(tx -> subscribers.ofClient(CLIENT));
            assertEquals(
                    Collections.nCopies(SUBSCRIBERS, (long) CHANGES),
                    told.stream().map(Subscriber::events).toList());
        }
    }

    /** Written again in another order than the first time, as a store does with rows that change. */
    private static void subscribe(Subscribers subscribers, TransactionOperations<Connection> transactions) {
        var all = new ArrayList<>(
                IntStream.range(0, SUBSCRIBERS).mapToObj(n -> subscriber()).toList());
        transactions.executeWrite(tx -> {
            all.forEach(subscribers::add);
            return all;
        });
        Collections.shuffle(all, new Random(5));
        all.forEach(one -> transactions.executeWrite(tx -> {
            subscribers.change(one);
            return one;
        }));
    }

    private static void tellOfChanges(Subscribers subscribers, TransactionOperations<Connection> transactions)
            throws Exception {
        List<Callable<Boolean>> changes = new ArrayList<>();
        for (int n = 0; n < CHANGES; n++)
            changes.add(() -> transactions.executeWrite(tx -> {
                var change = UUID.randomUUID();
                subscribers.ofClient(CLIENT).forEach(one -> subscribers.nextEvent(one.id(), change, 1));
                return true;
            }));
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var told : threads.invokeAll(changes)) told.get();
        }
    }

    private static Subscriber subscriber() {
        return new Subscriber(
                UUID.randomUUID(),
                Release.R2_0,
                CLIENT,
                Subscriber.Status.ACTIVE,
                URI.create("https://ehr.example/notices"),
                List.of(),
                "application/fhir+json",
                false,
                List.of("1234567893"),
                Optional.empty(),
                Optional.empty(),
                "authorizations",
                0,
                Instant.parse("2026-11-22T08:00:00Z"));
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static TransactionOperations<Connection> transactions(RunningService service) {
        return service.bean(TransactionOperations.class);
    }
}
