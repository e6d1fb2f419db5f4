package payer.service.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

/** The database neither answers nor refuses, as behind a network that swallows everything. */
class HangingDatabaseTest {
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");
    private static final String NOBODY = "/records/fhir/Patient/nobody";

    @Test
    void a_request_is_told_to_come_back_and_the_service_recovers() throws IOException {
        var database = TestDatabase.fresh();
        var address = PORT.matcher(database);
        assertTrue(address.find(), database);
        try (var network = new StoppableNetwork(Integer.parseInt(address.group(1)));
                var service = RunningService.with(Map.of(
                        "database.url",
                        database.replace(address.group(), "localhost:" + network.port()),
                        "database.answer-within",
                        "2s",
                        "database.patience",
                        "1s"))) {
            var loader = service.as("demo-loader", "system/*.rs");
            assertEquals(404, service.get(NOBODY, loader).statusCode());
            network.stop();
            var answer = service.get(NOBODY, loader);
            network.goOn();
            assertEquals(503, answer.statusCode(), answer.body());
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            awaitNotFound(service, loader);
        }
    }

    private static void awaitNotFound(RunningService service, String[] loader) {
        var limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (service.get(NOBODY, loader).statusCode() != 404) {
            assertTrue(System.nanoTime() < limit, "the service recovers");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
