package payer.service.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import picocli.CommandLine;

class DemoCommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @SuppressWarnings("NullAway.Init") // made before the first test
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.with(Map.of("demo.load", true));
        var end = System.nanoTime() + LIMIT.toNanos();
        while (service.get("/health/readiness").statusCode() != 200) {
            assertTrue(System.nanoTime() < end, "not ready within " + LIMIT);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void what_the_chart_shows_is_authorized_in_the_call() {
        var told = told("W100000004");
        assertTrue(told.contains("DeviceRequest E2103, "), told);
        assertTrue(told.contains("The payer says: "), told);
        assertTrue(told.contains("Line 1: A1 "), told);
        assertTrue(told.contains("Line 2: A1 "), told);
        assertFalse(told.contains("there is no number to ask by"), told);
    }

    @Test
    void what_the_chart_shows_with_the_order_is_authorized_as_it_is_ordered() {
        var told = told("W100000001");
        assertTrue(told.contains("pa-needed satisfied"), told);
        assertTrue(told.contains("Nothing is open: there is no form."), told);
        assertTrue(told.contains("Line 2: A1 "), told);
        var asked = told.substring(told.indexOf("5. Later"));
        assertEquals(asked.indexOf("Line 1: "), asked.lastIndexOf("Line 1: "), told);
    }

    @Test
    void what_no_chart_shows_is_asked_for_answered_by_hand_and_authorized() {
        var told = told("W100000002");
        assertTrue(told.contains("pa-needed auth-needed"), told);
        assertTrue(told.contains("Form: Home oxygen"), told);
        assertTrue(told.contains("by hand: What is the saturation or PaO2 at rest, awake, on room air? 86 %"), told);
        assertTrue(told.contains("Line 1: A1 "), told);
        assertTrue(told.contains("Line 2: A1 "), told);
    }

    @Test
    void a_treatment_under_way_needs_no_authorization() {
        var told = told("W100000005");
        assertTrue(told.contains("pa-needed no-auth"), told);
        assertTrue(told.contains("Line 1: NA"), told);
        assertTrue(told.contains("there is no number to ask by"), told);
    }

    @Test
    void who_is_no_longer_insured_is_told_so() {
        var told = told("W100000003");
        assertTrue(told.contains("covered not-covered"), told);
        assertTrue(told.contains("Refused: "), told);
    }

    @Test
    void messages_are_shown_from_end_to_end_if_wished() {
        assertTrue(told("W100000004").contains("more lines; --whole shows them"));
        assertFalse(told("W100000004", "--whole").contains("more lines; --whole shows them"));
    }

    @Test
    void an_unknown_member_has_no_story() {
        assertEquals(2, run(new StringWriter(), "--member", "W999999999"));
        assertEquals(2, run(new StringWriter(), "--member", "../../application"));
    }

    private static String told(String member, String... more) {
        var out = new StringWriter();
        var arguments = new java.util.ArrayList<String>(java.util.List.of("--member", member));
        arguments.addAll(java.util.List.of(more));
        assertEquals(0, run(out, arguments.toArray(String[]::new)), out::toString);
        return out.toString();
    }

    private static int run(StringWriter out, String... arguments) {
        var writer = new PrintWriter(out);
        var all = new java.util.ArrayList<String>(
                java.util.List.of("--url", service.uri("").toString(), "--data", "target"));
        all.addAll(java.util.List.of(arguments));
        return new CommandLine(new DemoCommand()).setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
    }
}
