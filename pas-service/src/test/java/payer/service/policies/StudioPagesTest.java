package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.running.Browser;
import payer.service.running.RunningService;

/** The policy studio over HTTP: what its pages show, what they do, and what they refuse. */
class StudioPagesTest {
    private static final RunningService SERVICE = RunningService.with(Map.of());
    private static final Desk DESK = Desk.author(SERVICE);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void policies_are_found_by_code_words_and_stage() {
        var author = author();
        var all = author.get("/policies/studio").body();
        assertTrue(all.contains(">Home oxygen</a>") && all.contains(">Lumbar"), all);
        assertTrue(all.contains("2011-10-31, in force Oct 31, 2011"), "the timeline in words");
        var byCode = author.get("/policies/studio?q=E1390").body();
        assertTrue(byCode.contains(">Home oxygen</a>") && !byCode.contains("studio/lumbar-mri"), byCode);
        drafted("listed-canes", "CANE-L1");
        var drafts = author.get("/policies/studio?stage=writing&q=listed").body();
        assertTrue(drafts.contains("studio/listed-canes/2026-01-01") && drafts.contains("Draft"), drafts);
        assertTrue(author.get("/policies/studio?q=no-such-thing").body().contains("No policy fits."));
    }

    @Test
    void the_staff_read_and_everybody_else_is_asked_to_sign_in() {
        for (var person : new String[] {"demo-auditor", "demo-nurse", "demo-physician"}) {
            var page = Browser.of(SERVICE, person).get("/policies/studio/home-oxygen/2023-01-01");
            assertEquals(200, page.statusCode(), page.body());
            assertTrue(page.body().contains("Policy authors and approvers do the rest."), page.body());
            assertFalse(page.body().contains("Propose to retire"), page.body());
        }
        var stranger = new Browser(SERVICE).get("/policies/studio");
        assertEquals("/sign-in?to=%2Fpolicies%2Fstudio", Browser.location(stranger));
        var program = SERVICE.get("/policies/studio", SERVICE.as("demo-author", "role/policy-author"));
        assertFalse(program.statusCode() == 200, "a token opens no page");
    }

    @Test
    void who_signs_in_without_a_wish_comes_to_their_own_work() {
        var desks = Map.of(
                "demo-policy-author", "/policies/studio",
                "demo-nurse", "/review",
                "demo-operations", "/operations");
        desks.forEach((person, desk) -> {
            var answer = new Browser(SERVICE).postRaw("/sign-in/demo", "person=" + person + "&to=/");
            assertEquals(desk, Browser.location(answer));
        });
    }

    @Test
    void a_policy_shows_its_versions_and_what_is_different_between_them() {
        var auditor = Browser.of(SERVICE, "demo-auditor");
        var policy = auditor.get("/policies/studio/home-oxygen").body();
        assertTrue(policy.contains("2011-10-31 and 2023-01-01"), policy);
        assertTrue(policy.contains("Came with the product"), policy);
        var differences = auditor.get("/policies/studio/home-oxygen/2023-01-01/differences")
                .body();
        assertTrue(differences.contains("against 2011-10-31") && differences.contains("<ins>"), differences);
        var version = auditor.get("/policies/studio/home-oxygen/2023-01-01").body();
        assertTrue(version.contains("Criteria as a table") && version.contains("resting-hypoxemia"), version);
        assertTrue(version.contains("<dt>E1390</dt>"), "codes with what they mean");
        assertEquals(404, auditor.get("/policies/studio/no-such-policy").statusCode());
        assertEquals(404, auditor.get("/policies/studio/home-oxygen/1999-01-01").statusCode());
    }

    @Test
    void a_version_goes_from_tested_into_force_and_back_by_two_persons() {
        var path = tested("paged-canes", "CANE-P1");
        var author = author();
        var approver = approver();
        assertTrue(author.get(path).body().contains("Submit for approval"));
        assertEquals(path + "?done=submit", Browser.location(act(author, path, "submit", 2)));
        var own = author.get(path).body();
        assertTrue(own.contains("You cannot do this. This is a policy approver’s to do."), own);

        var seen = approver.get(path).body();
        assertTrue(seen.contains("Waits for approval") && seen.contains("demo-policy-author"), seen);
        assertEquals(303, act(approver, path, "approve", 3).statusCode());
        assertEquals(303, act(approver, path, "publish", 4).statusCode());
        assertTrue(approver.open(path + "?done=publish").body().contains("every instance follows within 2 seconds"));
        assertEquals(
                200,
                new Browser(SERVICE)
                        .get("/coverage-policies/paged-canes/2026-01-01")
                        .statusCode());

        var release = DESK.read("/policies/releases").at("/releases/0/number").asText();
        var back = approver.post(
                "/policies/studio/releases/" + release + "/roll-back", Map.of("reason", "It came too early."));
        assertEquals("/policies/studio/releases?done=roll-back", Browser.location(back));
        assertTrue(approver.get("/policies/studio/releases").body().contains("It came too early."));
        assertEquals(
                404,
                new Browser(SERVICE)
                        .get("/coverage-policies/paged-canes/2026-01-01")
                        .statusCode());
    }

    @Test
    void a_time_can_be_set_and_taken_back() {
        var path = tested("timed-canes", "CANE-P2");
        var author = author();
        var approver = approver();
        author.get(path);
        act(author, path, "submit", 2);
        approver.get(path);
        act(approver, path, "approve", 3);
        var early = approver.post(
                path + "/schedule", Map.of("reason", "A new year.", "seen", "4", "at", "2020-01-01T00:00"));
        assertEquals(400, early.statusCode());
        assertTrue(early.body().contains("The time of publication lies ahead."), early.body());
        assertTrue(early.body().contains(">A new year.</textarea>"), early.body());
        var set = approver.post(
                path + "/schedule", Map.of("reason", "A new year.", "seen", "4", "at", "2099-01-01T00:00"));
        assertEquals(path + "?done=schedule", Browser.location(set));
        assertTrue(approver.get(path).body().contains("Scheduled for Jan 1, 2099, 12:00 AM"));
        assertEquals(303, act(approver, path, "unschedule", 5).statusCode());
        assertTrue(approver.get(path).body().contains("✓</span> Approved"));
    }

    @Test
    void a_version_is_retired_by_two_persons() {
        var path = tested("retired-canes", "CANE-P4");
        var author = author();
        var approver = approver();
        author.get(path);
        approver.get(path);
        act(author, path, "submit", 2);
        act(approver, path, "approve", 3);
        act(approver, path, "publish", 4);
        assertEquals(303, act(author, path, "retire", 5).statusCode());
        assertTrue(approver.get(path).body().contains("Retirement: waits for approval"));
        assertEquals(303, act(approver, path, "approve", 6).statusCode());
        assertTrue(approver.get(path).body().contains("Retire now"));
        assertEquals(303, act(approver, path, "publish", 7).statusCode());
        assertTrue(approver.get(path).body().contains("■</span> Retired"));
        assertEquals(
                404,
                new Browser(SERVICE)
                        .get("/coverage-policies/retired-canes/2026-01-01")
                        .statusCode());
    }

    @Test
    void an_act_is_refused_with_its_words_kept() {
        var path = tested("kept-canes", "CANE-P3");
        var author = author();
        author.get(path);
        var stale = author.post(path + "/submit", Map.of("reason", "See the minutes.", "seen", "1"));
        assertEquals(412, stale.statusCode());
        assertTrue(stale.body().contains("Someone changed kept-canes 2026-01-01 meanwhile"), stale.body());
        assertTrue(stale.body().contains(">See the minutes.</textarea>"), stale.body());
        var silent = author.post(path + "/submit", Map.of("reason", "", "seen", "2"));
        assertEquals(400, silent.statusCode());
        assertTrue(silent.body().contains("Say why"), silent.body());
        assertEquals(
                403,
                author.post(path + "/approve", Map.of("reason", "x", "seen", "2"))
                        .statusCode());
        var foreign = author.postRaw(path + "/submit", "form-token=guessed&reason=x&seen=2");
        assertEquals(403, foreign.statusCode());
        var nurse = Browser.of(SERVICE, "demo-nurse");
        nurse.get(path);
        assertEquals(403, act(nurse, path, "submit", 2).statusCode());
        assertEquals(
                "tested",
                DESK.read("/policies/kept-canes/2026-01-01")
                        .at("/standing/state")
                        .asText());
    }

    private static Browser author() {
        return Browser.of(SERVICE, "demo-policy-author");
    }

    private static Browser approver() {
        return Browser.of(SERVICE, "demo-policy-approver");
    }

    private static HttpResponse<String> act(Browser browser, String path, String act, int seen) {
        return browser.post(path + "/" + act, Map.of("reason", "because of the test", "seen", Integer.toString(seen)));
    }

    private static String drafted(String policy, String code) {
        Desk.json(DESK.put("/policies/" + policy + "/2026-01-01", Canes.draft(policy, code), "If-None-Match", "*"));
        return "/policies/studio/" + policy + "/2026-01-01";
    }

    private static String tested(String policy, String code) {
        var path = drafted(policy, code);
        Desk.json(DESK.post("/policies/" + policy + "/2026-01-01/test", Map.of()));
        return path;
    }
}
