package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.service.running.Browser;
import payer.service.running.RunningService;

/** Writing policies in the studio: mistakes at their lines, nothing lost, and nobody's work overwritten unseen. */
class StudioWritingTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final Desk DESK = Desk.author(SERVICE);

    @Test
    void a_mistake_is_told_at_its_line_and_no_word_is_lost() {
        var path = drafted("written-canes", "CANE-W1");
        var author = author();
        var page = author.get(path + "/edit").body();
        assertTrue(page.contains("policy: written-canes\n") && page.contains("name=\"seen\" value=\"1\""), page);
        var broken = document("written-canes", "CANE-W1").replace("units: 1", "units: many");
        var refused = save(author, path, "1", broken, "Two canes.");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("Not saved.") && refused.body().contains("✗ Expected"), refused.body());
        assertTrue(refused.body().contains("Policy, line 24</a>"), refused.body());
        assertTrue(refused.body().contains("units: many") && refused.body().contains(">Two canes.</textarea>"));
        var mended = save(author, path, "1", document("written-canes", "CANE-W1"), "Two canes.");
        assertEquals(path + "?done=save", Browser.location(mended));
        assertEquals(
                2,
                DESK.read("/policies/written-canes/2026-01-01")
                        .at("/standing/number")
                        .asInt());
    }

    @Test
    void what_is_typed_is_checked_and_not_kept() {
        var path = drafted("checked-canes", "CANE-W2");
        var author = author();
        author.get(path + "/edit");
        var fields = Map.of(
                "document", document("checked-canes", "CANE-W2").replace("approved", "x"),
                "cases", Canes.cases("CANE-W2", "approvd: unsteady"));
        var wrong = author.post(path + "/check", fields).body();
        assertTrue(wrong.contains("Cases, line 7</a>") && wrong.contains("1 mistake"), wrong);
        assertTrue(wrong.contains("id=\"notes-cases\" aria-hidden=\"true\" hx-swap-oob=\"true\""), wrong);
        var right = author.post(
                path + "/check",
                Map.of(
                        "document", document("checked-canes", "CANE-W2"),
                        "cases", Canes.cases("CANE-W2", "approved: unsteady")));
        assertTrue(right.body().contains("Nothing is wrong"), right.body());
        assertEquals(
                1,
                DESK.read("/policies/checked-canes/2026-01-01")
                        .at("/standing/number")
                        .asInt());
        assertEquals(
                403,
                Browser.of(SERVICE, "demo-policy-approver").get(path + "/edit").statusCode());
    }

    @Test
    void a_save_over_the_work_of_another_is_refused_kindly() {
        var path = drafted("shared-canes", "CANE-W3");
        var author = author();
        author.get(path + "/edit");
        var theirs = document("shared-canes", "CANE-W3").replace("60 days", "90 days");
        Desk.json(DESK.put(
                "/policies/shared-canes/2026-01-01",
                Map.of("reason", "Sixty days are too short.", "document", theirs),
                "If-Match",
                "\"1\""));
        var mine = document("shared-canes", "CANE-W3").replace("title: Canes", "title: Walking canes");
        var stale = save(author, path, "1", mine, "A better title.");
        assertEquals(412, stale.statusCode());
        var page = stale.body();
        assertTrue(page.contains("somebody else was quicker") && page.contains("Sixty days are too short."), page);
        assertTrue(page.contains("<del>60 days</del>") && page.contains("<ins>90 days</ins>"), page);
        assertTrue(page.contains("title: Walking canes") && page.contains(">A better title.</textarea>"), page);
        assertTrue(page.contains("name=\"seen\" value=\"2\""), page);
        assertEquals(
                303,
                save(author, path, "2", mine, "A better title, over the other one.")
                        .statusCode());
    }

    @Test
    void the_version_that_follows_begins_with_what_the_one_before_says() {
        var path = drafted("followed-canes", "CANE-W4");
        var author = author();
        var page = author.get(path + "/follow?from=2027-01-01").body();
        assertTrue(page.contains("version: 2027-01-01\n") && page.contains("  from: 2027-01-01\n"), page);
        assertTrue(page.contains("name=\"seen\" value=\"\"") && page.contains("an unsteady member"), page);
        var document = Canes.document("followed-canes", "2027-01-01", "2027-01-01", "CANE-W4");
        var next = "/policies/studio/followed-canes/2027-01-01";
        assertEquals(303, save(author, next, "", document, "A new year.").statusCode());
        var twice = save(author, next, "", document, "Once more.");
        assertEquals(412, twice.statusCode());
        assertTrue(twice.body().contains("somebody else was quicker"), twice.body());
        assertEquals(400, author.get(path + "/follow?from=soon").statusCode());
    }

    @Test
    void a_new_policy_begins_with_its_bare_entries() {
        var author = author();
        assertTrue(author.get("/policies/studio/new").body().contains("Begin to write"));
        var bad = author.get("/policies/studio/new?policy=Not+a+Name&from=2027-01-01");
        assertEquals(400, bad.statusCode());
        assertTrue(bad.body().contains("small letters, digits and hyphens"), bad.body());
        assertEquals(
                409,
                author.get("/policies/studio/new?policy=home-oxygen&from=2027-01-01")
                        .statusCode());
        var page = author.get("/policies/studio/new?policy=fresh-canes&from=2027-01-01")
                .body();
        assertTrue(page.contains("policy: fresh-canes\nversion: 2027-01-01\n"), page);
    }

    @Test
    void codes_are_found_by_how_they_begin_and_by_words() {
        var author = author();
        var part = author.get("/policies/studio/codes?system=hcpcs&q=e139", "HX-Request", "true")
                .body();
        assertTrue(part.contains("data-insert=\"E1390\""), part);
        assertFalse(part.contains("<html"), part);
        var page = author.get("/policies/studio/codes?system=icd10cm&q=J44").body();
        assertTrue(page.contains("<html") && page.contains("<code>J44</code>"), page);
        var none = author.get("/policies/studio/codes?system=loinc&q=nothing-like-this")
                .body();
        assertTrue(none.contains("No code of LOINC"), none);
        assertEquals(
                403,
                Browser.of(SERVICE, "demo-nurse").get("/policies/studio/codes").statusCode());
    }

    private static HttpResponse<String> save(Browser author, String path, String seen, String document, String reason) {
        return author.post(
                path + "/edit",
                Map.of(
                        "seen", seen,
                        "base", seen,
                        "document", document,
                        "cases", Canes.cases("CANE-W", "approved: unsteady"),
                        "reason", reason));
    }

    private static Browser author() {
        return Browser.of(SERVICE, "demo-policy-author");
    }

    private static String document(String policy, String code) {
        return Canes.document(policy, "2026-01-01", "2026-01-01", code);
    }

    private static String drafted(String policy, String code) {
        Desk.json(DESK.put("/policies/" + policy + "/2026-01-01", Canes.draft(policy, code), "If-None-Match", "*"));
        return "/policies/studio/" + policy + "/2026-01-01";
    }
}
