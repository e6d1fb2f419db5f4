package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

/** Two instances on one database. */
class TwoInstancesTest {
    private static final Duration PROMISE = Duration.ofSeconds(2);

    @Test
    void what_one_instance_publishes_reaches_the_other_within_two_seconds() {
        var database = Map.<String, Object>of("database.url", TestDatabase.fresh());
        try (var one = RunningService.with(database);
                var other = RunningService.with(database)) {
            var path = "/policies/shared-canes/2026-01-01";
            var author = Desk.author(one);
            var approver = Desk.approver(one);
            Desk.json(author.put(path, Canes.draft("shared-canes", "CANE-S"), "If-None-Match", "*"));
            author.post(path + "/test", Map.of());
            author.act(path + "/submit");
            approver.act(path + "/approve");
            var held = other.bean(PoliciesInForce.class).now();
            var versionsHeld = held.policies().size();
            approver.act(path + "/publish");
            var published = System.nanoTime();

            while (!knows(other)) {
                assertTrue(System.nanoTime() - published < PROMISE.toNanos(), "two seconds are over");
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }

            // Whoever decided meanwhile finishes with what they held.
            assertEquals(versionsHeld, held.policies().size());
            assertNotSame(held, other.bean(PoliciesInForce.class).now());
            assertSame(
                    other.bean(PoliciesInForce.class).now(),
                    other.bean(PoliciesInForce.class).now());
        }
    }

    private static boolean knows(RunningService service) {
        return service.bean(PoliciesInForce.class).now().policies().stream()
                .anyMatch(policy -> policy.id().equals("shared-canes"));
    }
}
