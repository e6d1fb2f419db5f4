package payer.service.records.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.running.RunningService;

/** A search that takes too long is given up, and its client told. */
class PatienceTest {

    @Test
    void a_search_that_takes_too_long_is_given_up() throws Exception {
        try (var service = RunningService.with(Map.of("records.search.patience", "200ms"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var locked = new CountDownLatch(1);
            var answered = new CountDownLatch(1);
            var blocking = threads.submit(() -> block(service, locked, answered));
            assertTrue(locked.await(20, TimeUnit.SECONDS));
            var answer = service.get("/records/fhir/Patient?name=x", service.as("demo-loader", "system/*.cruds"));
            answered.countDown();
            blocking.get();
            assertEquals(422, answer.statusCode(), answer.body());
            assertEquals("too-costly", answer.body().replaceFirst("(?s).*\"code\":\"([a-z-]+)\".*", "$1"));
        }
    }

    /** Nobody reads keys or texts until the answer is there. */
    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static boolean block(RunningService service, CountDownLatch locked, CountDownLatch answered) {
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        return transactions.executeWrite(tx -> {
            Sql.of(tx.getConnection(), "LOCK TABLE record_key, record_text IN ACCESS EXCLUSIVE MODE")
                    .update();
            locked.countDown();
            answered.await();
            return true;
        });
    }
}
