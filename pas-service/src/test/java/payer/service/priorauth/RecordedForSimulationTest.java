package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.RecordedRequests;

/** What was decided for a request is what drafts are later tried on. */
class RecordedForSimulationTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String POLICY = "/policies/lumbar-mri/2024-01-01";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String[] author = PAYER.service().as("demo-author", "role/policy-author");

    @Test
    void a_draft_is_tried_on_what_was_submitted() {
        PAYER.submit(SubmitTest.fresh(PAYER.cases().lumbarMriForCaudaEquina(), "recorded"));
        draftByWhichNobodyAsks();
        var started = send("POST", POLICY + "/simulations", Map.of("history", "recorded", "requests", 100_000));
        assertEquals(202, started.statusCode(), started.body());
        var done = finished(started.headers().firstValue("Location").orElseThrow());
        assertTrue(done.at("/projection/requests").asLong() > 0, done::toString);
        assertTrue(done.at("/projection/linesChanged").asLong() > 0, done::toString);
    }

    @Test
    void an_occasion_that_there_is_not_is_refused() {
        draftByWhichNobodyAsks();
        var answer = send(
                "POST",
                POLICY + "/simulations",
                Map.of("history", "recorded", "occasions", List.of("submission", "dream")));
        assertEquals(400, answer.statusCode());
        assertEquals("occasions[1]", tree(answer.body()).at("/issues/0/place").asText());
    }

    @Test
    void what_is_sent_again_is_recorded_once() {
        var request = DemoPayer.json(SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "recorded-once"));
        assertEquals(200, PAYER.post("/Claim/$submit", request).statusCode());
        var newest = newest();
        assertEquals(200, PAYER.post("/Claim/$submit", request).statusCode());
        assertEquals(newest, newest());
    }

    /** One draft for all tests. */
    private void draftByWhichNobodyAsks() {
        var before = PAYER.service().get(POLICY, with("Accept", "application/yaml"));
        var document =
                before.body().replace("needed for: [initial, continuation, replacement]", "needed for: [replacement]");
        if (document.equals(before.body())) return;
        var etag = before.headers().firstValue("ETag").orElseThrow();
        var saved = send("PUT", POLICY, Map.of("reason", "what if", "document", document), "If-Match", etag);
        assertEquals(200, saved.statusCode(), saved.body());
    }

    private JsonNode finished(String location) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var seen = tree(PAYER.service().get(location, author).body());
            if (seen.path("state").asText().equals("succeeded")) return seen;
            assertTrue(System.nanoTime() < end, seen::toString);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Whether anything has come up on such an occasion. */
    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    static boolean isRecorded(Occasion occasion) {
        TransactionOperations<Connection> transactions = PAYER.service().bean(TransactionOperations.class);
        var requests = PAYER.service().bean(RecordedRequests.class);
        return transactions.executeRead(
                _ -> requests.oldest(Set.of(occasion), requests.newest(), 1).isPresent());
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static long newest() {
        TransactionOperations<Connection> transactions = PAYER.service().bean(TransactionOperations.class);
        var requests = PAYER.service().bean(RecordedRequests.class);
        return transactions.executeRead(_ -> requests.newest());
    }

    private HttpResponse<String> send(String method, String path, Map<String, ?> body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        try {
            return PAYER.service()
                    .send(PAYER.service()
                            .request(path, with(all.toArray(String[]::new)))
                            .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] with(String... more) {
        var all = new ArrayList<>(List.of(author));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
