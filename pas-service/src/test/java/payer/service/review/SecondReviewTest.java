package payer.service.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Browser;
import payer.service.running.RunningService;
import payer.testdata.message.PriorAuthRequest;

/** Decisions that are looked at once more: drawn as configured, judged by somebody else. */
class SecondReviewTest {
    /** Of one's own: elsewhere hardly anything is drawn, and here everything is. */
    private static final DemoPayer PAYER = DemoPayer.on(
            Map.of("demo.load", true, "review.second-review.approvals", 100, "review.second-review.refusals", 100));

    private static final RunningService SERVICE = PAYER.service();

    @AfterAll
    static void stop() {
        PAYER.close();
    }

    @Test
    void a_colleague_judges_what_was_drawn_and_the_decider_does_not_know_before() {
        var decider = Browser.of(SERVICE, "demo-physician");
        var colleague = Browser.of(SERVICE, "demo-physician-2");
        var id = decided(decider, "second-denied", refusal());
        awaited(() -> colleague.get("/review/second-reviews").body().contains("/review/" + id + "#second"));
        assertTrue(colleague.get("/review").body().contains("for a second review"));
        assertFalse(decider.get("/review/second-reviews").body().contains(id));
        assertFalse(decider.get("/review/" + id).body().contains("Second review"));
        var nurse = Browser.of(SERVICE, "demo-nurse");
        assertTrue(nurse.get("/review/" + id).body().contains("It waits for a physician who did not decide it."));
        var review = review(colleague.get("/review/" + id).body());
        var path = "/review/" + id + "/second-reviews/" + review;
        assertEquals(
                403, nurse.post(path, Map.of("version", "2", "agrees", "yes")).statusCode());
        assertEquals(
                403, decider.post(path, Map.of("version", "2", "agrees", "yes")).statusCode());
        var silent = colleague.post(path, Map.of("version", "2", "agrees", "no"));
        assertEquals(400, silent.statusCode());
        assertTrue(silent.body().contains("Say how you would have decided, and why."), silent.body());
        var other = Map.of("version", "2", "agrees", "no", "words", "The trial of last year <b>is</b> enough.");
        assertEquals(303, colleague.post(path, other).statusCode());
        assertEquals(409, colleague.post(path, other).statusCode());
        var page = decider.get("/review/" + id).body();
        assertTrue(page.contains("would have decided otherwise"), page);
        assertTrue(page.contains("The trial of last year &lt;b&gt;is&lt;/b&gt; enough."), page);
        assertFalse(colleague.get("/review/second-reviews").body().contains("/review/" + id + "#second"));
    }

    @Test
    void an_approval_may_be_judged_by_a_nurse_and_counts() {
        var decider = Browser.of(SERVICE, "demo-nurse");
        var id = decided(decider, "second-approved", Map.of("decision", "approve", "version", "1"));
        var colleague = Browser.of(SERVICE, "demo-nurse-2");
        awaited(() -> colleague.get("/review/second-reviews").body().contains("/review/" + id + "#second"));
        var review = review(colleague.get("/review/" + id).body());
        var judged =
                colleague.post("/review/" + id + "/second-reviews/" + review, Map.of("version", "2", "agrees", "yes"));
        assertEquals("/review/" + id + "?done=second-" + review, Browser.location(judged));
        var done = colleague.get(Browser.location(judged)).body();
        assertTrue(done.contains("Your second review is kept.") && done.contains("would have decided alike"), done);
        var list = colleague.get("/review/second-reviews").body();
        var counted = Pattern.compile("Nina Okoye, RN</th><td>(\\d+)</td><td>(\\d+)</td><td>(\\d+)</td><td>(\\d+) %")
                .matcher(list);
        assertTrue(counted.find(), list);
        assertEquals(
                Integer.parseInt(counted.group(3)) * 100 / Integer.parseInt(counted.group(2)),
                Integer.parseInt(counted.group(4)));
    }

    @Test
    void another_service_is_approved_instead() {
        var physician = Browser.of(SERVICE, "demo-physician");
        var instead = new LinkedHashMap<>(refusal());
        instead.putAll(Map.of("decision", "instead", "service", "E13", "words", "Portable concentrator"));
        var id = submitted("second-instead");
        physician.get("/review/" + id);
        var refused = physician.post("/review/" + id + "/lines/1/decision", instead);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("The code of a service looks like E0260"), refused.body());
        assertTrue(refused.body().contains("value=\"Portable concentrator\""), refused.body());
        instead.put("service", "e1392");
        assertEquals(
                "/review/" + id + "?done=instead-1",
                Browser.location(physician.post("/review/" + id + "/lines/1/decision", instead)));
        var page = physician.get("/review/" + id).body();
        assertTrue(page.contains("Another service approved") && page.contains("Portable concentrator"), page);
        var nurse = Browser.of(SERVICE, "demo-nurse");
        var other = submitted("second-instead-nurse");
        nurse.get("/review/" + other);
        assertEquals(
                403,
                nurse.post("/review/" + other + "/lines/1/decision", instead).statusCode());
    }

    private static String submitted(String name) {
        var situation = PAYER.cases().oxygenForClusterHeadache();
        return DemoPayer.id(
                PAYER.submit(PriorAuthRequest.of(situation, situation.member().memberId() + "-" + name)));
    }

    private static String decided(Browser by, String name, Map<String, String> decision) {
        var id = submitted(name);
        by.get("/review/" + id);
        assertEquals(
                303, by.post("/review/" + id + "/lines/1/decision", decision).statusCode());
        return id;
    }

    private static Map<String, String> refusal() {
        return Map.of(
                "decision", "deny",
                "version", "1",
                "provider", "No trial of oxygen during an attack is documented; send the note of such a trial.",
                "member", "We need a trial of oxygen first.");
    }

    private static String review(String page) {
        var id = Pattern.compile("id=\"second-([0-9a-f-]{36})\"").matcher(page);
        assertTrue(id.find(), page);
        return id.group(1);
    }

    private static void awaited(BooleanSupplier fact) {
        for (var tries = 0; tries < 100 && !fact.getAsBoolean(); tries++)
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        assertTrue(fact.getAsBoolean());
    }
}
