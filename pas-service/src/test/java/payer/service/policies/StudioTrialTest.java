package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.running.Browser;
import payer.service.running.RunningService;

/** Trying a draft in the studio: on its cases, beside the other policies, and on past requests. */
class StudioTrialTest {
    private static final RunningService SERVICE = RunningService.with(Map.of());
    private static final Desk DESK = Desk.author(SERVICE);
    private static final Pattern REQUEST =
            Pattern.compile("href=\"(/policies/studio/simulations/[^\"]+/requests/\\d+)\"");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void the_cases_are_shown_with_each_criterion_and_make_the_version_tested() {
        var path = drafted("tried-canes", "CANE-T1", "approved: unsteady");
        var author = author();
        author.get(path);
        var page = author.post(path + "/test", Map.of());
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("All 2 cases got their stated answers."), page.body());
        assertTrue(page.body().contains("1 met") && page.body().contains("1 not known"), page.body());
        assertTrue(author.get(path).body().contains("Tested"));
    }

    @Test
    void a_case_that_ends_otherwise_says_how() {
        var path = drafted("other-canes", "CANE-T2", "pended to nurse: [walks-unsteadily]");
        var approver = Browser.of(SERVICE, "demo-policy-approver");
        approver.get(path);
        var page = approver.post(path + "/test", Map.of()).body();
        assertTrue(page.contains("1 of 2 cases did not get their stated answer."), page);
        assertTrue(page.contains("got approved: unsteady"), page);
        assertEquals(
                "draft",
                DESK.read("/policies/other-canes/2026-01-01")
                        .at("/standing/state")
                        .asText());
    }

    @Test
    void the_analysis_is_a_list_to_read() {
        var path = drafted("analysed-canes", "CANE-T3", "approved: unsteady");
        var page = author().get(path + "/analysis").body();
        assertTrue(page.contains("How the cases show each criterion"), page);
        assertTrue(page.contains("<small>walks-unsteadily</small>"), page);
        assertEquals(
                403, Browser.of(SERVICE, "demo-auditor").get(path + "/analysis").statusCode());
    }

    @Test
    void what_may_not_stand_beside_the_others_says_so_on_the_page_of_the_version() {
        var path = "/policies/studio/twin-canes/2026-06-01";
        for (var version : new String[] {"2026-06-01", "2026-07-01"}) {
            var document = Canes.document("twin-canes", version, "2026-01-01", "CANE-T4");
            Desk.json(DESK.put(
                    "/policies/twin-canes/" + version,
                    Map.of(
                            "reason",
                            "try",
                            "document",
                            document,
                            "cases",
                            Canes.cases("CANE-T4", "approved: unsteady")),
                    "If-None-Match",
                    "*"));
        }
        publish("/policies/twin-canes/2026-07-01");
        var author = author();
        author.get(path);
        var refused = author.post(path + "/test", Map.of());
        assertEquals(4, refused.statusCode() / 100, refused.body());
        assertTrue(refused.body().contains("Not done.") && refused.body().contains("twin-canes"), refused.body());
    }

    @Test
    void a_simulation_is_followed_and_tells_which_requests_change() {
        var answer = DESK.get("/policies/lumbar-mri/2024-01-01", "Accept", "application/yaml");
        var longer = answer.body().replace("period: 60 days", "period: 90 days");
        Desk.json(DESK.put(
                "/policies/lumbar-mri/2024-01-01",
                Map.of("reason", "what if", "document", longer),
                "If-Match",
                answer.headers().firstValue("ETag").orElseThrow()));
        var author = author();
        var path = "/policies/studio/lumbar-mri/2024-01-01/simulations";
        assertTrue(author.get(path).body().contains("None yet."));
        var none = author.post(path, Map.of("history", "synthetic", "requests", "many"));
        assertEquals(400, none.statusCode());
        assertTrue(none.body().contains("Say on how many requests."), none.body());
        var location = Browser.location(author.post(path, Map.of("history", "synthetic", "requests", "6000")));
        var page = until(author, location, "6000 of 6000 requests, 100 %");
        assertTrue(page.contains("lines would be answered differently"), page);
        var link = REQUEST.matcher(page);
        assertTrue(link.find(), page);
        var changed = author.get(link.group(1)).body();
        assertTrue(changed.contains("90 days") && changed.contains("60 days"), changed);
        assertTrue(author.get(path).body().contains(location), "it is listed");
        assertEquals(404, author.get(location + "/requests/999999").statusCode());
    }

    @Test
    void a_simulation_is_stopped_and_goes_on() {
        var path = drafted("slow-canes", "CANE-T5", "approved: unsteady");
        var author = author();
        author.get(path + "/simulations");
        var location = Browser.location(
                author.post(path + "/simulations", Map.of("history", "synthetic", "requests", "3000000")));
        until(author, location, "Runs");
        author.post(location + "/cancel", Map.of());
        var stopped = until(author, location, "Stopped; what was done stays");
        assertTrue(stopped.contains("Go on where it was") && !stopped.contains("every 1s"), stopped);
        author.post(location + "/resume", Map.of());
        assertFalse(author.get(location + "/progress").body().contains("<html"));
        until(author, location, "Runs");
        author.post(location + "/cancel", Map.of());
        until(author, location, "Stopped");
    }

    private static String until(Browser browser, String location, String said) {
        for (var tries = 0; tries < 600; tries++) {
            var page = browser.get(location).body();
            if (page.contains(said)) return page;
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError("never said: " + said);
    }

    private static void publish(String path) {
        Desk.json(DESK.post(path + "/test", Map.of()));
        DESK.act(path + "/submit");
        var approver = Desk.approver(SERVICE);
        approver.act(path + "/approve");
        approver.act(path + "/publish");
    }

    private static Browser author() {
        return Browser.of(SERVICE, "demo-policy-author");
    }

    private static String drafted(String policy, String code, String expected) {
        var body = Map.of(
                "reason", "try",
                "document", Canes.document(policy, "2026-01-01", "2026-01-01", code),
                "cases", Canes.cases(code, expected));
        Desk.json(DESK.put("/policies/" + policy + "/2026-01-01", body, "If-None-Match", "*"));
        return "/policies/studio/" + policy + "/2026-01-01";
    }
}
