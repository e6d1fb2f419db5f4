package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.ServiceLine;
import payer.rules.PolicyRules;
import payer.service.running.RunningService;

/** A policy's way from a draft into force and out of it, as its author and a second person take it, over HTTP. */
class PolicyLifeOverHttpTest {
    private static final RunningService SERVICE = RunningService.with(Map.of());
    private static final Desk AUTHOR = Desk.author(SERVICE);
    private static final Desk APPROVER = Desk.approver(SERVICE);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_draft_comes_into_force_by_two_persons() {
        var path = drafted("walking-canes", "CANE-1");
        var tested = Desk.json(AUTHOR.post(path + "/test", Map.of()));
        assertTrue(tested.path("kept").asBoolean(), tested::toString);
        assertEquals(2, tested.path("cases").asInt());
        AUTHOR.act(path + "/submit");

        assertFalse(decides("CANE-1", "walking-canes"));
        APPROVER.act(path + "/approve");
        var release = APPROVER.act(path + "/publish");

        assertEquals("walking-canes", release.at("/entries/0/policy").asText());
        assertTrue(decides("CANE-1", "walking-canes"));
        var history = AUTHOR.read(path + "/history").path("steps");
        assertEquals(
                List.of("drafted", "tested", "submitted", "approved", "published"),
                history.valueStream().map(step -> step.path("act").asText()).toList());
        assertEquals("demo-approver", history.path(3).path("by").asText());
    }

    @Test
    void nobody_approves_their_own_and_an_author_publishes_nothing() {
        var path = drafted("own-canes", "CANE-2");
        AUTHOR.post(path + "/test", Map.of());
        AUTHOR.act(path + "/submit");
        assertEquals(
                403, AUTHOR.post(path + "/approve", Map.of("reason", "good")).statusCode());
        assertEquals(
                409, APPROVER.post(path + "/publish", Map.of("reason", "good")).statusCode());

        // demo-operator holds both roles, and is still one person.
        var both = new Desk(SERVICE, "demo-operator", "role/policy-author role/policy-approver");
        var etag = AUTHOR.get(path).headers().firstValue("ETag").orElseThrow();
        Desk.json(both.put(path, Canes.draft("own-canes", "CANE-2B"), "If-Match", etag));
        both.post(path + "/test", Map.of());
        both.act(path + "/submit");
        assertEquals(403, both.post(path + "/approve", Map.of("reason", "good")).statusCode());
        assertEquals("approved", APPROVER.act(path + "/approve").path("state").asText());
    }

    @Test
    void the_end_of_a_version_that_comes_with_the_product_is_known_from_its_end_on() {
        var situation = Map.of("situation", "{requested: 2023-01-15, lines: [{code: hcpcs E1390}]}");
        var before = Desk.json(AUTHOR.post("/policies/decide?known=2022-12-20T12:00:00Z", situation));
        assertEquals("home-oxygen", before.at("/lines/0/policy").asText(), before::toString);
        assertEquals("2011-10-31", before.at("/lines/0/version").asText());
        var now = Desk.json(AUTHOR.post("/policies/decide", situation));
        assertEquals("2023-01-01", now.at("/lines/0/version").asText());
        var history = AUTHOR.read("/policies/home-oxygen/2011-10-31/history").path("steps");
        assertEquals(
                List.of("published", "ended"),
                history.valueStream().map(step -> step.path("act").asText()).toList());
        assertTrue(AUTHOR.read("/policies/home-oxygen/2011-10-31").toString().contains("2022-12-31"));
    }

    @Test
    void what_cannot_be_kept_is_told_and_what_is_read_by_editors_is_found() {
        var body = Map.of(
                "reason", "a\u0000b",
                "document", Canes.document("nul-canes", "2026-01-01", "2026-01-01", "CANE-9"),
                "cases", Canes.cases("CANE-9", "approved: unsteady"));
        var refused = AUTHOR.put("/policies/nul-canes/2026-01-01", body, "If-None-Match", "*");
        assertEquals(400, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("U+0000"), refused.body());
        var schema = SERVICE.get("/policies/schema/policy.schema.json", "Accept", "application/json");
        assertEquals(200, schema.statusCode(), schema.body());
        assertEquals(200, AUTHOR.get("/policies/export").statusCode());
    }

    @Test
    void a_draft_whose_cases_fail_is_not_tested_and_says_where() {
        var body = Map.of(
                "reason", "try",
                "document", Canes.document("failing-canes", "2026-01-01", "2026-01-01", "CANE-3"),
                "cases", Canes.cases("CANE-3", "pended to nurse: [walks-unsteadily]"));
        var path = "/policies/failing-canes/2026-01-01";
        Desk.json(AUTHOR.put(path, body, "If-None-Match", "*"));
        var report = Desk.json(AUTHOR.post(path + "/test", Map.of()));
        assertFalse(report.path("kept").asBoolean());
        assertEquals("an unsteady member", report.at("/differing/0/name").asText());
        assertTrue(report.at("/differing/0/differences/0").asText().contains("approved: unsteady"), report::toString);
        assertEquals(409, AUTHOR.post(path + "/submit", Map.of("reason", "x")).statusCode());
    }

    @Test
    void a_mistake_is_told_with_its_place_and_nothing_is_kept() {
        var broken = Canes.document("broken-canes", "2026-01-01", "2026-01-01", "CANE-4")
                .replace("units: 1", "units: many");
        var answer = AUTHOR.put(
                "/policies/broken-canes/2026-01-01", Map.of("reason", "try", "document", broken), "If-None-Match", "*");
        assertEquals(400, answer.statusCode());
        var issue = Desk.tree(answer).at("/issues/0");
        assertTrue(issue.path("place").asText().startsWith("broken-canes/policy-2026-01-01.yaml:2"), issue::toString);
        assertTrue(issue.path("text").asText().startsWith("expected "), issue::toString);
        assertEquals(404, AUTHOR.get("/policies/broken-canes").statusCode());
    }

    @Test
    void a_word_that_no_member_could_have_is_told_with_its_place_and_nothing_is_kept() {
        var path = "/policies/misspelt-canes/2026-01-01";
        var misspelt = Canes.document("misspelt-canes", "2026-01-01", "2026-01-01", "CANE-41")
                .replace("codes:", "applies to: {lines of business: [comercial], products: [LM-AM]}\ncodes:");
        var answer = AUTHOR.put(path, Map.of("reason", "try", "document", misspelt), "If-None-Match", "*");
        assertEquals(400, answer.statusCode());
        var issues = Desk.tree(answer).path("issues");
        assertTrue(
                issues.path(0)
                        .path("text")
                        .asText()
                        .startsWith(
                                "expected a line of business known to this payer (commercial, exchange, medicaid, medicare,"),
                answer.body());
        assertTrue(
                issues.path(0).path("place").asText().startsWith("misspelt-canes/policy-2026-01-01.yaml:10:34"),
                answer.body());
        assertTrue(issues.path(1).path("text").asText().contains("(LM-"), answer.body());
        assertEquals(404, AUTHOR.get(path).statusCode());
    }

    @Test
    void json_that_cannot_be_read_is_told_with_its_place_and_not_quoted() {
        var path = "/policies/torn-canes/2026-01-01";
        var answer = AUTHOR.sendText(
                "PUT", path, "{\"reason\": \"x\",\n \"document\": \"Marked\" oops}", "If-None-Match", "*");
        assertEquals(400, answer.statusCode());
        var issue = Desk.tree(answer).at("/issues/0");
        assertTrue(issue.path("place").asText().startsWith("body:2:"), answer.body());
        assertTrue(issue.path("text").asText().startsWith("expected JSON"), answer.body());
        assertFalse(answer.body().contains("Marked"), answer.body());
        var list = AUTHOR.post("/policies/releases", Map.of("reason", "x", "versions", Map.of("policy", "a")));
        assertEquals(403, list.statusCode(), "an approver's");
        var wrong = APPROVER.post("/policies/releases", Map.of("reason", "x", "versions", List.of("canes")));
        assertEquals(400, wrong.statusCode());
        assertEquals("versions[0]", Desk.tree(wrong).at("/issues/0/place").asText(), wrong.body());
    }

    @Test
    void a_document_that_is_too_long_is_told_with_the_line_at_which_it_gets_so() {
        var path = "/policies/long-canes/2026-01-01";
        var document = Canes.document("long-canes", "2026-01-01", "2026-01-01", "CANE-42") + "note: |\n"
                + "  words and more words\n".repeat(100_000);
        var answer = AUTHOR.put(path, Map.of("reason", "try", "document", document), "If-None-Match", "*");
        assertEquals(413, answer.statusCode());
        assertTrue(
                Desk.tree(answer).at("/issues/0/place").asText().startsWith("long-canes/policy-2026-01-01.yaml:86"),
                () -> Desk.tree(answer).path("issues").toString());
        assertEquals(404, AUTHOR.get(path).statusCode());
    }

    @Test
    void a_correction_that_is_given_up_leaves_the_version_in_force() {
        inForce("steady-canes", "CANE-34");
        var path = "/policies/steady-canes/2026-01-01";
        var etag = AUTHOR.get(path).headers().firstValue("ETag").orElseThrow();
        Desk.json(AUTHOR.put(path, Canes.draft("steady-canes", "CANE-35"), "If-Match", etag));
        var left = AUTHOR.act(path + "/abandon");
        assertEquals("in-force", left.path("state").asText());
        assertEquals(1, left.path("revision").asInt());
        assertTrue(decides("CANE-34", "steady-canes"));

        var never = drafted("unused-canes", "CANE-36");
        assertEquals("retired", AUTHOR.act(never + "/abandon").path("state").asText());
        assertEquals(409, AUTHOR.post(never + "/submit", Map.of("reason", "x")).statusCode());
    }

    @Test
    void a_first_draft_without_cases_is_refused() {
        var document = Canes.document("bare-canes", "2026-01-01", "2026-01-01", "CANE-33");
        var answer = AUTHOR.put(
                "/policies/bare-canes/2026-01-01", Map.of("reason", "try", "document", document), "If-None-Match", "*");
        assertEquals(400, answer.statusCode());
        assertEquals("cases", Desk.tree(answer).at("/issues/0/place").asText());
    }

    @Test
    void who_saves_the_document_alone_keeps_the_cases_of_the_draft() {
        var path = drafted("kept-canes", "CANE-21");
        var changed = Canes.document("kept-canes", "2026-01-01", "2026-01-01", "CANE-21")
                .replace("Canes", "Walking canes");
        Desk.json(AUTHOR.put(path, Map.of("reason", "a better title", "document", changed), "If-Match", "\"1\""));
        var cases = AUTHOR.get(path + "/cases", "Accept", "application/yaml").body();
        assertEquals(Canes.cases("CANE-21", "approved: unsteady"), cases);
    }

    @Test
    void of_two_who_save_at_once_one_is_told() throws Exception {
        var path = drafted("busy-canes", "CANE-5");
        Callable<Integer> save = () -> AUTHOR.put(path, Canes.draft("busy-canes", "CANE-5B"), "If-Match", "\"1\"")
                .statusCode();
        try (var both = Executors.newFixedThreadPool(2)) {
            var answers = both.invokeAll(List.of(save, save));
            var codes = List.of(answers.get(0).get(), answers.get(1).get()).stream()
                    .sorted()
                    .toList();
            assertEquals(200, codes.getFirst());
            assertTrue(codes.getLast() == 409 || codes.getLast() == 412, codes::toString);
        }
        assertEquals(2, AUTHOR.read(path + "/history").path("steps").size());
        assertEquals(
                412,
                AUTHOR.put(path, Canes.draft("busy-canes", "CANE-5"), "If-Match", "\"1\"")
                        .statusCode());
        assertEquals(400, AUTHOR.put(path, Canes.draft("busy-canes", "CANE-5")).statusCode());
        assertEquals(
                412,
                AUTHOR.put(path, Canes.draft("busy-canes", "CANE-5"), "If-None-Match", "*")
                        .statusCode());
    }

    @Test
    void what_conflicts_is_refused_and_the_old_stays_in_force() {
        inForce("firm-canes", "CANE-6");
        // An earlier start inside the period of the version in force: the two would hold on the same days.
        var overlapping = Canes.document("firm-canes", "2026-01-02", "2025-06-01", "CANE-6");
        var path = "/policies/firm-canes/2026-01-02";
        Desk.json(AUTHOR.put(path, Map.of("reason", "x", "document", overlapping), "If-None-Match", "*"));
        var before = SERVICE.bean(PoliciesInForce.class).now().policies();
        var refused = AUTHOR.post(path + "/test", Map.of());
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("same days"), refused.body());
        assertEquals(
                "firm-canes/policy-2026-01-02.yaml:9:3 (effective)",
                Desk.tree(refused).at("/issues/0/place").asText());
        assertEquals(before, SERVICE.bean(PoliciesInForce.class).now().policies());
        assertTrue(decides("CANE-6", "firm-canes"));
    }

    @Test
    void a_new_version_ends_the_one_before_and_a_roll_back_restores_both() {
        inForce("lasting-canes", "CANE-7");
        var next = Map.of(
                "reason",
                "new year",
                "document",
                Canes.document("lasting-canes", "2027-01-01", "2027-01-01", "CANE-7"));
        var path = "/policies/lasting-canes/2027-01-01";
        Desk.json(AUTHOR.put(path, next, "If-None-Match", "*"));
        var release = published(path);

        assertEquals(2, release.path("entries").size());
        var first = AUTHOR.read("/policies/lasting-canes/2026-01-01").path("standing");
        assertEquals("2026-12-31", first.path("effectiveUntil").asText());
        assertEquals("ended", first.at("/lastStep/act").asText());
        assertEquals("2026-01-01", under("CANE-7", LocalDate.of(2026, 12, 31)));
        assertEquals("2027-01-01", under("CANE-7", LocalDate.of(2027, 1, 1)));

        APPROVER.act("/policies/releases/" + release.path("number").asInt() + "/roll-back");
        assertEquals("2026-01-01", under("CANE-7", LocalDate.of(2027, 1, 1)));
        assertEquals("draft", AUTHOR.read(path).at("/standing/state").asText());
        assertFalse(AUTHOR.read("/policies/lasting-canes/2026-01-01")
                .path("standing")
                .has("effectiveUntil"));
        assertEquals(
                409,
                APPROVER.post(
                                "/policies/releases/" + release.path("number").asInt() + "/roll-back",
                                Map.of("reason", "again"))
                        .statusCode());
    }

    @Test
    void a_roll_back_that_is_rolled_back_puts_the_version_into_force_again() {
        var path = drafted("swaying-canes", "CANE-31");
        var release = published(path).path("number").asInt();
        var back = APPROVER.act("/policies/releases/" + release + "/roll-back")
                .path("number")
                .asInt();
        assertFalse(decides("CANE-31", "swaying-canes"));
        APPROVER.act("/policies/releases/" + back + "/roll-back");
        assertTrue(decides("CANE-31", "swaying-canes"));
        assertEquals("in-force", AUTHOR.read(path).at("/standing/state").asText());
        assertTrue(AUTHOR.read("/policies?state=in-force").toString().contains("swaying-canes"));
        assertEquals("submitted", AUTHOR.act(path + "/retire").path("state").asText());
    }

    @Test
    void what_would_have_been_decided_by_what_was_known_then_is_told() {
        var before = SERVICE.bean(Clock.class).instant();
        inForce("known-canes", "CANE-32");
        var situation = Map.of(
                "policy",
                "known-canes",
                "situation",
                Map.of(
                        "requested", "2026-03-02",
                        "lines", List.of(Map.of("code", "plan CANE-32")),
                        "facts", List.of(Map.of("about", "walks-unsteadily", "by", "practitioner"))));
        var now = Desk.json(AUTHOR.post("/policies/decide", situation));
        var line = now.at("/lines/0");
        assertEquals("approved", line.path("kind").asText());
        assertEquals("known-canes", line.path("policy").asText());
        assertEquals("2026-01-01", line.path("version").asText());
        assertEquals("2026-03-02", line.path("day").asText());
        assertEquals("met", line.at("/criteria/0/verdict").asText());
        assertEquals("yes", line.at("/criteria/0/evidence/0/value").asText());
        assertEquals("practitioner", line.at("/criteria/0/evidence/0/author").asText());

        var then = Desk.json(AUTHOR.post("/policies/decide?known=" + before, situation));
        assertEquals(before.toString(), then.path("known").asText());
        assertTrue(then.path("release").asInt() < now.path("release").asInt());
        assertFalse(then.at("/lines/0/policy").asText().equals("known-canes"), then::toString);
        assertEquals(
                400, AUTHOR.post("/policies/decide?known=yesterday", situation).statusCode());
        var nobodys =
                Map.of("policy", "no-such-policy", "situation", "{requested: 2026-03-02, lines: [{code: plan C}]}");
        assertEquals(400, AUTHOR.post("/policies/decide", nobodys).statusCode());
        var broken =
                AUTHOR.post("/policies/decide", Map.of("situation", "requested: 2026-03-02\nlines: [{code: E0100}]\n"));
        assertEquals(400, broken.statusCode());
        assertEquals(
                "situation:2:16 (lines[0].code)",
                Desk.tree(broken).at("/issues/0/place").asText());
    }

    @Test
    void a_retired_version_decides_no_more_and_what_was_known_stays_known() {
        inForce("passing-canes", "CANE-8");
        var known = SERVICE.bean(Clock.class).instant();
        var path = "/policies/passing-canes/2026-01-01";
        AUTHOR.act(path + "/retire");
        APPROVER.act(path + "/approve");
        APPROVER.act(path + "/publish");
        assertFalse(decides("CANE-8", "passing-canes"));
        assertTrue(decides(SERVICE.bean(PoliciesInForce.class).knownAt(known), "CANE-8", "passing-canes"));
        assertEquals("retired", AUTHOR.read(path).at("/standing/state").asText());
    }

    @Test
    void a_scheduled_version_comes_into_force_by_itself() {
        var path = approved("early-canes", "CANE-9");
        var due = SERVICE.bean(Clock.class).instant().plusMillis(1_500);
        Desk.json(APPROVER.post(path + "/schedule", Map.of("reason", "at a set time", "at", due.toString())));
        until(() -> decides("CANE-9", "early-canes"));
        var published = AUTHOR.read(path + "/history").path("steps").path(5);
        assertEquals("published", published.path("act").asText());
        assertEquals("at a set time", published.path("reason").asText());
        assertEquals("demo-approver", published.path("by").asText());
        assertFalse(Instant.parse(published.path("at").asText()).isBefore(due));
    }

    @Test
    void what_was_taken_off_the_schedule_is_not_published() {
        var path = approved("late-canes", "CANE-10");
        var due = SERVICE.bean(Clock.class).instant().plusSeconds(3_600);
        Desk.json(APPROVER.post(path + "/schedule", Map.of("reason", "soon", "at", due.toString())));
        assertEquals(
                409,
                AUTHOR.put(path, Canes.draft("late-canes", "X"), "If-Match", "\"5\"")
                        .statusCode());
        APPROVER.act(path + "/unschedule");
        SERVICE.bean(PublishScheduled.class)
                .publishIfStillOrdered(new PublishScheduled.Order("late-canes", "2026-01-01", 5));
        assertFalse(decides("CANE-10", "late-canes"));
        assertEquals("approved", AUTHOR.read(path).at("/standing/state").asText());
    }

    @Test
    void what_cannot_be_published_when_its_time_comes_is_approved_again_and_says_why() {
        inForce("crossed-canes", "CANE-18");
        var path = "/policies/crossed-canes/2026-06-01";
        var later = Canes.document("crossed-canes", "2026-06-01", "2026-06-01", "CANE-18");
        Desk.json(AUTHOR.put(path, Map.of("reason", "x", "document", later), "If-None-Match", "*"));
        approve(path);
        var due = SERVICE.bean(Clock.class).instant().plusSeconds(3_600);
        Desk.json(APPROVER.post(path + "/schedule", Map.of("reason", "soon", "at", due.toString())));

        // Meanwhile a version came into force that starts on the same day.
        var other = "/policies/crossed-canes/2026-06-01b";
        var same = Canes.document("crossed-canes", "2026-06-01b", "2026-06-01", "CANE-18");
        Desk.json(AUTHOR.put(other, Map.of("reason", "x", "document", same), "If-None-Match", "*"));
        published(other);
        SERVICE.bean(PublishScheduled.class)
                .publishIfStillOrdered(new PublishScheduled.Order("crossed-canes", "2026-06-01", 5));

        var last = AUTHOR.read(path).path("standing").path("lastStep");
        assertEquals("refused", last.path("act").asText());
        assertEquals("approved", last.path("state").asText());
        assertTrue(last.path("reason").asText().contains("same days"), last::toString);
        assertEquals("2026-06-01b", under("CANE-18", LocalDate.of(2026, 7, 1)));
    }

    @Test
    void several_versions_are_published_together_or_not_at_all() {
        approved("paired-canes", "CANE-12");
        drafted("paired-crutches", "CRUTCH-1");
        var both = Map.of(
                "reason",
                "both or none",
                "versions",
                List.of(
                        Map.of("policy", "paired-canes", "version", "2026-01-01"),
                        Map.of("policy", "paired-crutches", "version", "2026-01-01")));
        assertEquals(409, APPROVER.post("/policies/releases", both).statusCode());
        assertFalse(decides("CANE-12", "paired-canes"));
        approve("/policies/paired-crutches/2026-01-01");
        assertEquals(
                2,
                Desk.json(APPROVER.post("/policies/releases", both))
                        .path("entries")
                        .size());
        assertTrue(decides("CANE-12", "paired-canes") && decides("CRUTCH-1", "paired-crutches"));
    }

    @Test
    void a_correction_is_compared_with_what_is_in_force_and_a_version_with_another() {
        inForce("compared-canes", "CANE-16");
        var path = "/policies/compared-canes/2026-01-01";
        var etag = AUTHOR.get(path).headers().firstValue("ETag").orElseThrow();
        Desk.json(AUTHOR.put(path, Canes.draft("compared-canes", "CANE-17"), "If-Match", etag));
        assertEquals(
                List.of("codes › plan: removed CANE-16", "codes › plan: added CANE-17"), differences(path + "/diff"));
        assertEquals(List.of(), differences(path + "/diff?from=2"));
        assertEquals(400, AUTHOR.get(path + "/diff?from=a").statusCode());

        var next = Canes.document("compared-canes", "2027-01-01", "2027-01-01", "CANE-16");
        var other = "/policies/compared-canes/2027-01-01";
        Desk.json(AUTHOR.put(other, Map.of("reason", "x", "document", next), "If-None-Match", "*"));
        assertEquals(404, AUTHOR.get(other + "/diff").statusCode());
        assertTrue(
                differences(other + "/diff?against=2026-01-01").contains("effective › from: 2026-01-01 → 2027-01-01"));
    }

    @Test
    void an_analysis_tells_what_no_case_tests_and_who_else_speaks_of_the_same() {
        inForce("near-canes", "CANE-19");
        var path = drafted("far-canes", "CANE-19");
        var found = AUTHOR.read(path + "/analysis");
        var leaf = found.at("/leaves/0");
        assertEquals("walks-unsteadily", leaf.path("name").asText());
        assertTrue(leaf.path("asked").asBoolean());
        assertEquals(List.of("near-canes: Both speak of plan CANE-19; far-canes decides."), remarks(found, "overlap"));

        var alone = AUTHOR.read(drafted("lone-canes", "CANE-20") + "/analysis");
        assertEquals(1, alone.at("/leaves/0/met").asInt());
        assertEquals(0, alone.at("/leaves/0/notMet").asInt());
        assertEquals(1, alone.at("/leaves/0/unknown").asInt());
        assertEquals(List.of(), remarks(alone, "overlap"));
        assertEquals(List.of(), remarks(alone, "not-shown"));
    }

    private static List<String> remarks(JsonNode analysis, String kind) {
        return analysis.path("remarks")
                .valueStream()
                .filter(remark -> remark.path("kind").asText().equals(kind))
                .map(remark -> remark.path("place").asText() + ": "
                        + remark.path("text").asText())
                .toList();
    }

    private static List<String> differences(String path) {
        return AUTHOR.read(path)
                .path("differences")
                .valueStream()
                .map(one -> one.path("text").asText())
                .toList();
    }

    @Test
    void a_national_policy_comes_into_force_only_without_the_stricter_one_of_the_plan() {
        inForce("strict-canes", "CANE-21");
        var path = "/policies/national-canes/2026-01-01";
        var national = Map.of(
                "reason", "the national policy is new",
                "document",
                        Canes.document("national-canes", "2026-01-01", "2026-01-01", "CANE-21")
                                .replace("authority: plan", "authority: ncd")
                                .replace("walks-unsteadily", "walks-slowly"),
                "cases", Canes.cases("CANE-21", "approved: unsteady").replace("walks-unsteadily", "walks-slowly"));
        assertEquals(201, AUTHOR.put(path, national, "If-None-Match", "*").statusCode());
        assertTrue(remarks(AUTHOR.read(path + "/analysis"), "stricter")
                .getFirst()
                .contains("strict-canes withholds what NCD policy national-canes approves"));
        approve(path);
        var refused = APPROVER.post(path + "/publish", Map.of("reason", "it is the law"));
        assertEquals(422, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("strict-canes withholds"), refused.body());
        assertEquals(
                "strict-canes/policy-2026-01-01.yaml:15:3 (pathways)",
                Desk.tree(refused).at("/issues/0/place").asText());

        var ending = "/policies/strict-canes/2026-01-01";
        AUTHOR.act(ending + "/retire");
        APPROVER.act(ending + "/approve");
        var versions = List.of(
                Map.of("policy", "strict-canes", "version", "2026-01-01"),
                Map.of("policy", "national-canes", "version", "2026-01-01"));
        Desk.json(APPROVER.post("/policies/releases", Map.of("reason", "it is the law", "versions", versions)));
        assertTrue(decides("CANE-21", "national-canes"));
    }

    @Test
    void a_change_without_a_reason_is_refused() {
        var path = drafted("silent-canes", "CANE-13");
        AUTHOR.post(path + "/test", Map.of());
        var answer = AUTHOR.post(path + "/submit", Map.of());
        assertEquals(400, answer.statusCode());
        assertEquals("reason", Desk.tree(answer).at("/issues/0/place").asText());
    }

    @Test
    void every_act_is_in_the_audit_trail() {
        drafted("audited-canes", "CANE-14");
        var auditor = new Desk(SERVICE, "demo-operator", "role/auditor");
        var records = auditor.read("/admin/audit/records?client=demo-author&limit=1000")
                .path("records");
        assertTrue(
                records.valueStream()
                        .anyMatch(record -> record.toString().contains("policy-drafted")
                                && record.toString().contains("audited-canes/2026-01-01")),
                records::toString);
    }

    @Test
    void a_document_can_be_sent_as_json() {
        var path = "/policies/lumbar-mri/2024-01-01";
        var read = AUTHOR.get(path);
        var document = Desk.json(read).path("document");
        var etag = read.headers().firstValue("ETag").orElseThrow();
        var before = AUTHOR.get(path, "Accept", "application/yaml").body();
        Desk.json(AUTHOR.put(path, Map.of("reason", "from an admin page", "document", document), "If-Match", etag));
        assertEquals(before, AUTHOR.get(path, "Accept", "application/yaml").body());
        assertEquals(2, AUTHOR.read(path).at("/standing/revision").asInt());
    }

    private static String drafted(String policy, String code) {
        var path = "/policies/" + policy + "/2026-01-01";
        var answer = AUTHOR.put(path, Canes.draft(policy, code), "If-None-Match", "*");
        assertEquals(201, answer.statusCode(), answer.body());
        return path;
    }

    private static String approved(String policy, String code) {
        var path = drafted(policy, code);
        approve(path);
        return path;
    }

    private static void approve(String path) {
        var tested = Desk.json(AUTHOR.post(path + "/test", Map.of()));
        assertTrue(tested.path("kept").asBoolean(), tested::toString);
        AUTHOR.act(path + "/submit");
        APPROVER.act(path + "/approve");
    }

    private static JsonNode published(String path) {
        approve(path);
        return APPROVER.act(path + "/publish");
    }

    private static void inForce(String policy, String code) {
        published(drafted(policy, code));
        assertTrue(decides(code, policy));
    }

    private static boolean decides(String code, String policy) {
        return decides(SERVICE.bean(PoliciesInForce.class).now(), code, policy);
    }

    private static boolean decides(PolicyRules rules, String code, String policy) {
        return decision(rules, code, LocalDate.of(2026, 6, 1)).policy().id().equals(policy);
    }

    private static String under(String code, LocalDate day) {
        return decision(SERVICE.bean(PoliciesInForce.class).now(), code, day)
                .policy()
                .version();
    }

    private static Decision decision(PolicyRules rules, String code, LocalDate day) {
        var line = ServiceLine.of(1, new Code(CodeSystem.PLAN.uri(), code), day);
        return rules.determine(AuthorizationCase.of(day, List.of(line), List.of()))
                .getFirst()
                .decision();
    }

    private static void until(BooleanSupplier fact) {
        var limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!fact.getAsBoolean()) {
            assertTrue(System.nanoTime() < limit, "it did not come about");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
