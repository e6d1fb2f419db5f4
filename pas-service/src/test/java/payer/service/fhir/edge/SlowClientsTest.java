package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** Clients that hold on to a connection without using it, against a service whose patience is short. */
class SlowClientsTest {
    private static final String JSON_BODY = "Content-Type: application/fhir+json\r\n";
    private static final int MOST_CONNECTIONS = 40;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static RunningService service;
    private static ConnectionGuard guard;

    @BeforeAll
    static void start() {
        service = RunningService.with(Map.of(
                ProbeController.SWITCH,
                "true",
                "micronaut.server.idle-timeout",
                "4s",
                "connections.most",
                MOST_CONNECTIONS,
                "connections.header-time",
                "400ms",
                "connections.body-time",
                "1s",
                "connections.bodies-in-flight",
                "2MB"));
        guard = service.bean(ConnectionGuard.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void everything_is_let_go_and_the_next_client_served_at_once() throws IOException {
        await(() -> guard.bodiesInFlight() == 0);
        var begun = System.nanoTime();
        try (var wire = connect()) {
            assertEquals(
                    200,
                    wire.request("GET /probe/fhir/Patient/1", "", "").answer().status());
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 5);
    }

    private static Wire connect() throws IOException {
        return new Wire(service.port());
    }

    private static void await(BooleanSupplier fact) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!fact.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** One byte now and then, until the server has had enough. */
    private static void drip(Wire wire, String text) throws IOException {
        try {
            for (var i = 0; i < text.length(); i++) {
                wire.send(text.substring(i, i + 1));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (IOException closed) {
            // What the server said stands in the answer.
        }
    }

    @Test
    void headers_that_come_byte_by_byte_are_cut_off() throws IOException {
        try (var wire = connect()) {
            var dripping = Thread.ofVirtual()
                    .start(() -> dripQuietly(wire, "GET /health HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(99)));
            assertEquals(408, wire.answer().status());
            assertTrue(wire.isClosedByServer());
            dripping.interrupt();
        }
    }

    private static void dripQuietly(Wire wire, String text) {
        try {
            drip(wire, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_body_that_comes_byte_by_byte_is_refused_as_an_outcome() throws IOException {
        try (var wire = connect()) {
            wire.request("POST /probe/fhir/$echo", JSON_BODY + "Content-Length: 5000\r\n", "{");
            var dripping = Thread.ofVirtual().start(() -> dripQuietly(wire, " ".repeat(400)));
            var answer = wire.answer();
            assertEquals(408, answer.status(), answer.body());
            assertTrue(answer.body().contains("\"code\":\"timeout\""), answer.body());
            assertEquals("close", answer.header("Connection"));
            assertTrue(wire.isClosedByServer());
            dripping.interrupt();
        }
    }

    @Test
    void a_body_that_never_comes_is_refused() throws IOException {
        try (var wire = connect()) {
            wire.request("POST /probe/fhir/$echo", JSON_BODY + "Transfer-Encoding: chunked\r\n", "");
            assertEquals(408, wire.answer().status());
            assertTrue(wire.isClosedByServer());
        }
    }

    @Test
    void a_slow_body_that_is_fast_enough_is_let_through() throws IOException {
        try (var wire = connect()) {
            var begun = System.nanoTime();
            wire.request("POST /probe/fhir/$size", JSON_BODY + "Content-Length: 300000\r\n", "");
            for (var i = 0; i < 30; i++) {
                wire.send(" ".repeat(10_000));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() > 1_400);
            assertEquals("{\"bytes\":300000}", wire.answer().body());
        }
    }

    @Test
    void a_connection_on_which_nothing_happens_is_closed() throws IOException {
        try (var silent = connect();
                var kept = connect()) {
            assertEquals(
                    200,
                    kept.request("GET /probe/fhir/Patient/1", "", "").answer().status());
            assertTrue(silent.isClosedByServer());
            assertTrue(kept.isClosedByServer());
        }
    }

    @Test
    void a_client_that_has_closed_its_half_still_gets_its_answer() throws IOException {
        try (var wire = connect()) {
            wire.request("GET /probe/fhir/Patient/1", "", "").finishSending();
            assertEquals(200, wire.answer().status());
            assertTrue(wire.isClosedByServer());
        }
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_its_body_is_forgotten() throws IOException {
        for (var i = 0; i < 20; i++) {
            try (var wire = connect()) {
                wire.request("POST /probe/fhir/$echo", JSON_BODY + "Content-Length: 5000\r\n", "{")
                        .finishSending();
                assertTrue(wire.isClosedByServer());
            }
        }
    }

    @Test
    void bodies_that_would_fill_the_memory_are_refused_until_there_is_room() throws IOException {
        try (var first = connect();
                var second = connect()) {
            begin(first, 1_500_000);
            await(() -> guard.bodiesInFlight() >= 1_500_000);
            begin(second, 1_500_000);
            var refused = second.answer();
            assertEquals(503, refused.status(), refused.body());
            assertFalse(refused.header("Retry-After").isEmpty());
            assertEquals(
                    "{\"bytes\":1600000}",
                    first.send(" ".repeat(100_000)).answer().body());
        }
    }

    private static void begin(Wire wire, int bytes) throws IOException {
        wire.request("POST /probe/fhir/$size", JSON_BODY + "Content-Length: 1600000\r\n", "");
        try {
            wire.send(" ".repeat(bytes));
        } catch (IOException refused) {
            // The answer is waiting.
        }
    }

    @Test
    void no_more_connections_are_held_than_the_limit() throws IOException {
        await(() -> guard.openConnections() == 0);
        var wires = new ArrayList<Wire>();
        try {
            for (var i = 0; i < MOST_CONNECTIONS; i++) wires.add(connect());
            await(() -> guard.openConnections() == MOST_CONNECTIONS);
            try (var oneMore = connect()) {
                assertTrue(oneMore.isClosedByServer());
            }
        } finally {
            for (var wire : List.copyOf(wires)) wire.close();
        }
        await(() -> guard.openConnections() == 0);
    }

    @Test
    void many_slow_clients_hold_no_threads() throws IOException {
        var before = ManagementFactory.getThreadMXBean().getThreadCount();
        var wires = new ArrayList<Wire>();
        try {
            for (var i = 0; i < MOST_CONNECTIONS - 2; i++)
                wires.add(connect().request("POST /probe/fhir/$echo", JSON_BODY + "Content-Length: 5000\r\n", "{"));
            // The first may have been answered before the last came.
            await(() -> guard.openConnections() >= MOST_CONNECTIONS / 2);
            var during = ManagementFactory.getThreadMXBean().getThreadCount();
            assertTrue(
                    during - before < MOST_CONNECTIONS / 4, before + " threads before, " + during + " while they wait");
            for (var wire : wires) assertEquals(408, wire.answer().status());
        } finally {
            for (var wire : wires) wire.close();
        }
    }
}
