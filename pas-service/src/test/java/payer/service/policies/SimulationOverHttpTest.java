package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** A draft tried on a history, over HTTP. */
class SimulationOverHttpTest {
    private static final RunningService SERVICE = RunningService.with(Map.of("policies.simulation.threads", "2"));
    private static final Desk AUTHOR = Desk.author(SERVICE);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    /** A correction of the plan's policy for lumbar MRI by which nobody has to ask for a first scan any more. */
    private static String correction() {
        var path = "/policies/lumbar-mri/2024-01-01";
        var answer = AUTHOR.get(path, "Accept", "application/yaml");
        var text = answer.body();
        var changed = text.replace("needed for: [initial, continuation, replacement]", "needed for: [replacement]");
        if (changed.equals(text)) return path;
        var etag = answer.headers().firstValue("ETag").orElseThrow();
        Desk.json(AUTHOR.put(path, Map.of("reason", "what if", "document", changed), "If-Match", etag));
        return path;
    }

    @Test
    void the_shift_and_the_differences_are_told() {
        var started = AUTHOR.post(
                correction() + "/simulations", Map.of("history", "synthetic", "requests", 12_000, "seed", 5));
        assertEquals(202, started.statusCode(), started.body());
        var location = started.headers().firstValue("Location").orElseThrow();
        var done = until(location, seen -> seen.path("state").asText().equals("succeeded"));

        assertEquals(12_000, done.path("done").asLong());
        assertEquals(12_000, done.path("total").asLong());
        var listed = AUTHOR.read("/policies/simulations").path("simulations");
        assertEquals(
                12_000,
                listed.valueStream()
                        .filter(one -> location.endsWith(one.path("id").asText()))
                        .findFirst()
                        .orElseThrow()
                        .path("done")
                        .asLong());
        var projection = done.path("projection");
        assertTrue(projection.path("linesChanged").asLong() > 0, done::toString);
        assertTrue(projection.at("/answers/no-authorization/change").asLong() > 0, done::toString);
        assertTrue(projection.at("/questions/change").asLong() < 0, done::toString);
        assertTrue(projection.at("/reviewerMinutes/change").asLong() <= 0, done::toString);
        assertTrue(done.at("/differences/0/after").asText().startsWith("no-authorization"), done::toString);
        // Nothing of a draft reaches a decision.
        assertEquals(
                "draft",
                AUTHOR.read("/policies/lumbar-mri/2024-01-01")
                        .at("/standing/state")
                        .asText());
        assertEquals(
                1,
                AUTHOR.read("/policies/lumbar-mri/2024-01-01")
                        .at("/standing/published")
                        .asInt());
    }

    @Test
    void a_cancelled_simulation_goes_on_where_it_was() {
        var started = AUTHOR.post(correction() + "/simulations", Map.of("history", "synthetic", "requests", 3_000_000));
        var location = started.headers().firstValue("Location").orElseThrow();
        until(location, seen -> seen.path("done").asLong() > 0);
        AUTHOR.post(location + "/cancel", Map.of());
        var cancelled = until(location, seen -> seen.path("state").asText().equals("cancelled"));
        var done = cancelled.path("done").asLong();
        assertTrue(done < 3_000_000, cancelled::toString);
        assertTrue(cancelled.has("projection"));

        AUTHOR.post(location + "/resume", Map.of());
        var resumed = until(location, seen -> seen.path("done").asLong() > done);
        assertTrue(resumed.path("done").asLong() > done);
        AUTHOR.post(location + "/cancel", Map.of());
        until(location, seen -> seen.path("state").asText().equals("cancelled"));
    }

    @Test
    void what_is_published_meanwhile_ends_it() {
        var started = AUTHOR.post(correction() + "/simulations", Map.of("history", "synthetic", "requests", 3_000_000));
        var location = started.headers().firstValue("Location").orElseThrow();
        until(location, seen -> seen.path("done").asLong() > 0);
        var approver = Desk.approver(SERVICE);
        var path = "/policies/meanwhile-canes/2026-01-01";
        assertEquals(
                201,
                AUTHOR.put(path, Canes.draft("meanwhile-canes", "CANE-61"), "If-None-Match", "*")
                        .statusCode());
        Desk.json(AUTHOR.post(path + "/test", Map.of()));
        AUTHOR.act(path + "/submit");
        approver.act(path + "/approve");
        approver.act(path + "/publish");
        var ended = until(location, seen -> seen.path("state").asText().equals("failed"));
        assertTrue(ended.path("problem").asText().contains("order it again"), ended::toString);
        assertTrue(ended.path("done").asLong() < 3_000_000, ended::toString);
        assertEquals(422, AUTHOR.post(location + "/resume", Map.of()).statusCode());
    }

    @Test
    void what_cannot_be_is_refused_at_once() {
        var path = correction() + "/simulations";
        assertEquals(400, AUTHOR.post(path, Map.of("history", "invented")).statusCode());
        assertEquals(
                400,
                AUTHOR.post(path, Map.of("history", "synthetic", "requests", 0)).statusCode());
        assertEquals(
                404,
                AUTHOR.post("/policies/no-such/1/simulations", Map.of("history", "synthetic", "requests", 1))
                        .statusCode());
        assertEquals(
                404,
                AUTHOR.get("/policies/simulations/00000000-0000-0000-0000-000000000000")
                        .statusCode());
    }

    @Test
    void which_history_it_is_has_to_be_said() {
        var path = correction() + "/simulations";
        var nothing = AUTHOR.post(path, Map.of());
        assertEquals(400, nothing.statusCode());
        assertEquals("history", Desk.tree(nothing).at("/issues/0/place").asText());
        assertTrue(Desk.tree(nothing).at("/issues/0/text").asText().contains("'recorded'"), nothing.body());
        var uncounted = AUTHOR.post(path, Map.of("history", "synthetic"));
        assertEquals(400, uncounted.statusCode());
        assertEquals("requests", Desk.tree(uncounted).at("/issues/0/place").asText());
        var words = AUTHOR.post(path, Map.of("history", "synthetic", "requests", "many"));
        assertEquals(400, words.statusCode());
        assertEquals("requests", Desk.tree(words).at("/issues/0/place").asText(), words.body());
        assertEquals("expected a number", Desk.tree(words).at("/issues/0/text").asText());
    }

    private static JsonNode until(String path, Predicate<JsonNode> wanted) {
        var limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            var seen = AUTHOR.read(path);
            if (wanted.test(seen)) return seen;
            assertTrue(System.nanoTime() < limit, seen::toString);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
