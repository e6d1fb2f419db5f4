package payer.service.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import payer.service.jobs.Message;
import payer.service.jobs.OutboxConsumer;
import payer.service.running.RunningService;

/** What was written is found at once, and other parts of the service hear of it: which records, never what is in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshnessTest {
    private static final String ONE = """
        {"resourceType":"Organization","id":"fresh-%s","name":"Fresh %s"}""";

    private RunningService service;
    private Shelf shelf;

    @BeforeAll
    void start() {
        service = RunningService.with(Map.of("test.records.news", true));
        shelf = new Shelf(service);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** Notes what it hears. */
    @Singleton
    @Requires(property = "test.records.news")
    static class Listener implements OutboxConsumer<RecordNews> {
        private final BlockingQueue<RecordNews> heard = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "test-listener";
        }

        @Override
        public String topic() {
            return WriteRecords.TOPIC;
        }

        @Override
        public Class<RecordNews> payload() {
            return RecordNews.class;
        }

        @Override
        public void handle(Message<RecordNews> message) {
            heard.add(message.payload());
        }
    }

    @Test
    void a_subscriber_hears_of_each_transaction_once_it_is_committed() throws InterruptedException {
        shelf.put("Organization/fresh-a", ONE.formatted("a", "Ash"));
        assertEquals(List.of("Organization/fresh-a 1 CREATED"), heard());
        shelf.put("Organization/fresh-a", ONE.formatted("a", "Ash"));
        shelf.put("Organization/fresh-a", ONE.formatted("a", "Alder"));
        assertEquals(List.of("Organization/fresh-a 2 UPDATED"), heard(), "the same again is no news");
        shelf.delete("Organization/fresh-a");
        assertEquals(List.of("Organization/fresh-a 3 DELETED"), heard());
    }

    @Test
    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    void a_change_is_found_within_its_own_transaction_and_is_gone_if_that_is_undone() {
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        assertThrows(
                IllegalStateException.class,
                () -> transactions.executeWrite(_ -> {
                    shelf.put("Organization/fresh-b", ONE.formatted("b", "Birch"));
                    assertEquals(List.of("fresh-b"), shelf.ids("Organization", "name=fresh birch"));
                    throw new IllegalStateException("undone");
                }));
        assertEquals(List.of(), shelf.ids("Organization", "name=fresh birch"));
        assertFalse(service.bean(Listener.class).heard.stream()
                .anyMatch(news -> news.toString().contains("fresh-b")));
    }

    private List<String> heard() throws InterruptedException {
        var news = service.bean(Listener.class).heard.poll(20, TimeUnit.SECONDS);
        if (news == null) throw new AssertionError("nothing was heard");
        return news.changed().stream()
                .map(item -> item.reference() + " " + item.version() + " " + item.kind())
                .toList();
    }
}
