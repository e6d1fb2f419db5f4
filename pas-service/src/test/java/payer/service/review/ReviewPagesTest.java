package payer.service.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payer.service.priorauth.DemoPayer;
import payer.service.running.Browser;
import payer.service.running.RunningService;
import payer.testdata.cases.Case;
import payer.testdata.message.PriorAuthRequest;

/** The reviewers' pages over HTTP: what they show, what they do, and what they refuse. */
class ReviewPagesTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final RunningService SERVICE = PAYER.service();
    private static final String REASON =
            "No trial of oxygen during an attack is documented; send the note of such a trial.";

    @Test
    void a_case_is_on_the_worklist_until_it_is_decided() {
        var physician = Browser.of(SERVICE, "demo-physician");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-listed");
        var page = physician.get("/review/" + id);
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("Held by nobody"), page.body());
        var done = decide(physician, id, Map.of("decision", "approve", "version", "1"));
        assertEquals("/review/" + id + "?done=approve-1", Browser.location(done));
        assertTrue(physician.open("/review/" + id + "?done=approve-1").body().contains("Line 1 is approved."));
        assertFalse(listed(physician, id));
    }

    @Test
    void each_criterion_is_shown_with_its_verdict_and_the_facts_behind_it() {
        var page = Browser.of(SERVICE, "demo-nurse")
                .get("/review/" + submitted(PAYER.cases().oxygenAtRest86RoomAir(), "page-evidence"))
                .body();
        assertTrue(page.contains("<strong>86 %</strong>"), page);
        assertTrue(page.contains("At least one of these") && page.contains("Way: "), page);
        assertTrue(page.contains("patient’s record") && page.contains("practitioner"), page);
        assertTrue(page.contains("/coverage-policies/home-oxygen/"), page);
    }

    @Test
    void a_nurse_is_told_that_she_cannot_refuse_and_is_not_let() {
        var nurse = Browser.of(SERVICE, "demo-nurse");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-nurse");
        var page = nurse.get("/review/" + id).body();
        assertTrue(page.contains("You cannot do this: only a physician may refuse"), page);
        assertFalse(page.contains("id=\"deny-1\""), page);
        var refused = decide(nurse, id, refusal(1));
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("Only a physician may refuse on clinical grounds"), refused.body());
        var part = new LinkedHashMap<>(refusal(1));
        part.putAll(Map.of("decision", "part", "units", "0.5"));
        assertEquals(403, decide(nurse, id, part).statusCode());
        assertTrue(nurse.get("/review/" + id).body().contains("Waits for information"));
    }

    @Test
    void a_physician_refuses_with_reasons_and_the_letter_can_be_read() {
        var physician = Browser.of(SERVICE, "demo-physician");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-denied");
        physician.get("/review/" + id);
        var preview = physician.post("/review/" + id + "/lines/1/preview", refusal(1));
        assertEquals(200, preview.statusCode(), preview.body());
        assertTrue(
                preview.body().contains("Nothing is decided") && preview.body().contains(REASON), preview.body());
        assertEquals(303, decide(physician, id, refusal(1)).statusCode());
        var letter = awaited(() -> link(
                physician.get("/review/" + id).body(),
                "href=\"(/review/" + id + "/letters/[0-9a-f-]+)\">Your request was not approved as asked"));
        var shown = physician.get(letter).body();
        assertTrue(shown.contains("Dr. Vera Lund") && shown.contains("Not approved."), shown);
        var page = physician.get("/review/" + id).body();
        assertTrue(page.contains("✗</span> Denied") && page.contains("<dd>Dr. Vera Lund</dd>"), page);
    }

    @Test
    void a_refusal_without_a_specific_reason_comes_back_with_every_word() {
        var physician = Browser.of(SERVICE, "demo-physician");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-empty");
        physician.get("/review/" + id);
        var vague = new LinkedHashMap<>(refusal(1));
        vague.put("provider", "Not medically necessary.");
        var answer = decide(physician, id, vague);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("A decision needs a specific reason"), answer.body());
        assertTrue(answer.body().contains(">Not medically necessary.</textarea>"), answer.body());
        assertTrue(answer.body().contains(">We need a trial of oxygen first.</textarea>"), answer.body());
    }

    @Test
    void a_decision_on_what_somebody_else_has_changed_is_refused_kindly() {
        var nurse = Browser.of(SERVICE, "demo-nurse");
        var physician = Browser.of(SERVICE, "demo-physician");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-stale");
        physician.get("/review/" + id);
        nurse.get("/review/" + id);
        var refer = Map.of("decision", "refer", "version", "1", "provider", "Is the trial of last year enough?");
        assertEquals(303, decide(nurse, id, refer).statusCode());
        var stale = decide(physician, id, refusal(1));
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("Somebody else has changed this"), stale.body());
        assertTrue(stale.body().contains(">" + REASON + "</textarea>"), stale.body());
        assertTrue(stale.body().contains("name=\"version\" value=\"2\""), stale.body());
        assertTrue(stale.body().contains("Nina Okoye, RN has this case open too."), stale.body());
    }

    @Test
    void the_next_case_goes_to_one_reviewer_and_can_be_given_away() {
        var nurse = Browser.of(SERVICE, "demo-nurse");
        var physician = Browser.of(SERVICE, "demo-physician");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-claimed");
        nurse.get("/review/" + id);
        decide(nurse, id, Map.of("decision", "refer", "version", "1", "provider", "Is the trial of last year enough?"));
        physician.get("/review");
        nurse.get("/review");
        var claimed = Browser.location(nurse.post("/review/claim-next", Map.of()));
        assertTrue(nurse.get(claimed).body().contains("Held by you"));
        var assigned =
                nurse.post("/review/assign", Map.of("case", claimed.replace("/review/", ""), "to", "demo-physician"));
        assertTrue(nurse.get(Browser.location(assigned)).body().contains("1 case has changed hands."));
        assertTrue(physician.get(claimed).body().contains("Held by you"));
        physician.post(claimed + "/give-back", Map.of());
        assertTrue(physician.get(claimed).body().contains("Held by nobody"));
    }

    @Test
    void filters_narrow_the_list_and_are_kept_under_a_name() {
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-filter");
        var nurse = Browser.of(SERVICE, "demo-nurse-2");
        awaited(() -> listed(nurse, id) ? Optional.of(id) : Optional.empty());
        assertTrue(nurse.get("/review?queue=INFORMATION&risk=LOW").body().contains(id));
        assertFalse(nurse.get("/review?risk=OVERDUE").body().contains(id));
        assertFalse(nurse.get("/review?held=MINE").body().contains(id));
        nurse.post("/review/filters", Map.of("name", "Early ones", "queue", "INFORMATION", "risk", "LOW"));
        assertTrue(
                nurse.get("/review").body().contains("href=\"/review?queue=INFORMATION&amp;risk=LOW\">Early ones</a>"));
        assertFalse(Browser.of(SERVICE, "demo-nurse").get("/review").body().contains("Early ones"));
        nurse.post("/review/filters/forget", Map.of("name", "Early ones"));
        assertFalse(nurse.get("/review").body().contains("Early ones"));
    }

    @Test
    void notes_extensions_and_second_looks_are_done_from_the_page() {
        var physician = Browser.of(SERVICE, "demo-physician");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-life");
        physician.get("/review/" + id);
        physician.post("/review/" + id + "/notes", Map.of("text", "Called the clinic <b>twice</b>."));
        assertTrue(physician.get("/review/" + id).body().contains("Called the clinic &lt;b&gt;twice&lt;/b&gt;."));
        var more = physician.post(
                "/review/" + id + "/extension",
                Map.of("version", "1", "days", "5", "askedBy", "provider", "ground", "The note is on its way."));
        assertEquals(303, more.statusCode(), more.body());
        assertTrue(physician.get("/review/" + id).body().contains("asked by the provider: The note is on its way."));
        assertEquals(303, decide(physician, id, refusal(2)).statusCode());
        var again = physician.post(
                "/review/" + id + "/lines/1/second-look",
                Map.of("version", "3", "kind", "appeal", "askedBy", "member", "ground", "The trial was overlooked."));
        assertEquals(303, again.statusCode(), again.body());
        var own = decide(physician, id, Map.of("decision", "approve", "version", "4"));
        assertEquals(403, own.statusCode());
        assertTrue(own.body().contains("somebody who took no part"), own.body());
        var other = Browser.of(SERVICE, "demo-physician-2");
        other.get("/review/" + id);
        assertEquals(
                303,
                decide(other, id, Map.of("decision", "approve", "version", "4")).statusCode());
    }

    @Test
    void a_talk_between_clinicians_is_planned_and_closed_with_what_came_of_it() {
        var physician = Browser.of(SERVICE, "demo-physician-2");
        physician.get("/review");
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-talk");
        physician.get("/review/" + id);
        var talk = new LinkedHashMap<>(Map.of(
                "at", "2020-01-01T09:00", "ours", "demo-physician-2", "with", "Dr. Ada Holm", "phone", "555-0100"));
        var past = physician.post("/review/" + id + "/talks", talk);
        assertEquals(400, past.statusCode());
        assertTrue(
                past.body().contains("still to come") && past.body().contains("value=\"Dr. Ada Holm\""), past.body());
        talk.put("at", "2090-01-01T09:00");
        assertEquals(303, physician.post("/review/" + id + "/talks", talk).statusCode());
        assertTrue(physician.get("/review").body().contains("/review/" + id + "#talks\">Jan 1, 2090, 9:00 AM</a>"));
        var page = physician.get("/review/" + id).body();
        assertTrue(page.contains("Dr. Chidi Okafor with Dr. Ada Holm, 555-0100: planned"), page);
        var close =
                link(page, "action=\"(/review/" + id + "/talks/[0-9a-f-]+)\"").orElseThrow();
        assertEquals(400, physician.post(close, Map.of("state", "held")).statusCode());
        var held = Map.of("state", "held", "outcome", "The trial was made in June.");
        assertEquals(303, physician.post(close, held).statusCode());
        assertEquals(409, physician.post(close, held).statusCode());
        assertTrue(physician.get("/review/" + id).body().contains("The trial was made in June."));
        assertFalse(physician.get("/review").body().contains(id + "#talks"));
    }

    @Test
    void what_is_asked_for_shows_up_as_waiting_for_information() {
        var id = submitted(PAYER.cases().oxygenAtRest89WithoutEchocardiogram(), "page-asked");
        var page = Browser.of(SERVICE, "demo-nurse").get("/review/" + id).body();
        assertTrue(page.contains("Waits for information") && page.contains("<strong>Missing:</strong>"), page);
        assertTrue(page.contains("Gap</span>"), page);
    }

    @Test
    void documents_and_the_answers_of_forms_are_read_beside_the_criteria() {
        var situation = PAYER.cases().oxygenForClusterHeadache();
        var request = PriorAuthRequest.of(situation, situation.member().memberId() + "-page-papers");
        var document = new DocumentReference().setDescription("Note of <the> visit");
        document.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
        document.getType().addCoding().setSystem("http://loinc.org").setCode("11506-3");
        document.addContent()
                .getAttachment()
                .setContentType("text/plain")
                .setData("Attacks at night.".getBytes(StandardCharsets.UTF_8));
        request.addEntry()
                .setFullUrl("https://ehr.example.org/fhir/DocumentReference/note")
                .setResource(document);
        var form = new QuestionnaireResponse().setQuestionnaire("https://forms.example.org/Questionnaire/sleep|2");
        form.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        form.addItem()
                .setLinkId("hours")
                .setText("How many hours a night?")
                .addAnswer()
                .setValue(new IntegerType(5));
        request.addEntry()
                .setFullUrl("https://ehr.example.org/fhir/QuestionnaireResponse/sleep")
                .setResource(form);
        var id = DemoPayer.id(PAYER.submit(request));
        var nurse = Browser.of(SERVICE, "demo-nurse");
        var page = nurse.get("/review/" + id).body();
        assertTrue(page.contains("Note of &lt;the&gt; visit") && page.contains("Attacks at night."), page);
        assertTrue(page.contains("<dt>How many hours a night?</dt><dd>5</dd>"), page);
        var opened = nurse.get("/review/" + id + "/documents/0");
        assertEquals("Attacks at night.", opened.body());
        assertTrue(opened.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("sandbox"));
        assertEquals(404, nurse.get("/review/" + id + "/documents/1").statusCode());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void no_form_does_anything_without_the_token_of_its_session(String path) {
        var nurse = Browser.of(SERVICE, "demo-nurse");
        assertEquals(403, nurse.postRaw(path, "form-token=wrong&version=1").statusCode(), path);
        assertEquals(403, nurse.postRaw(path, "version=1").statusCode(), path);
    }

    /** Every route of the pages that changes something. */
    static Stream<String> forms() {
        return SERVICE.bean(io.micronaut.web.router.Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("POST"))
                .map(route -> route.getUriMatchTemplate().toString())
                .filter(path -> path.startsWith("/review"))
                .map(path -> path.replace("{id}", "00000000-0000-4000-8000-000000000000")
                        .replace("{line}", "1")
                        .replace("{talk}", "00000000-0000-4000-8000-000000000001")
                        .replace("{review}", "00000000-0000-4000-8000-000000000001"));
    }

    @Test
    void only_reviewers_come_in_and_who_is_not_signed_in_is_shown_the_door() {
        var id = submitted(PAYER.cases().oxygenForClusterHeadache(), "page-closed");
        for (var path : List.of("/review", "/review/" + id)) {
            var stranger = new Browser(SERVICE).get(path);
            assertEquals(303, stranger.statusCode());
            assertEquals("/sign-in?to=" + path.replace("/", "%2F"), Browser.location(stranger));
            var auditor = Browser.of(SERVICE, "demo-auditor").get(path);
            assertEquals(403, auditor.statusCode());
            assertTrue(auditor.body().contains("Your role does not open this page"), auditor.body());
            assertEquals(
                    303,
                    SERVICE.get(path, SERVICE.as("demo-operator", "role/reviewer-nurse"))
                            .statusCode());
        }
        assertEquals(
                401,
                Browser.of(SERVICE, "demo-nurse").get("/admin/authorizations").statusCode());
    }

    @Test
    void nothing_in_the_pages_is_inline_and_no_browser_keeps_them() {
        var nurse = Browser.of(SERVICE, "demo-nurse");
        var id = submitted(PAYER.cases().oxygenAtRest86RoomAir(), "page-policy");
        for (var path : List.of("/review", "/review/" + id)) {
            var page = nurse.get(path);
            assertFalse(
                    Pattern.compile("<script(?! src)|<style|\\sstyle=|\\son[a-z]+=")
                            .matcher(page.body())
                            .find(),
                    path);
            assertEquals(
                    "private, no-store",
                    page.headers().firstValue("Cache-Control").orElse(""));
            assertTrue(page.headers().firstValue("Content-Security-Policy").isPresent());
        }
        for (var file : List.of("/static/staff.js", "/static/house.css", "/webjars/htmx.org/2.0.10/dist/htmx.min.js"))
            assertEquals(200, SERVICE.get(file).statusCode(), file);
    }

    private static Map<String, String> refusal(int version) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("decision", "deny");
        fields.put("version", Integer.toString(version));
        fields.put("provider", REASON);
        fields.put("member", "We need a trial of oxygen first.");
        fields.put("criteria", "trial");
        return fields;
    }

    private static HttpResponse<String> decide(Browser reviewer, String id, Map<String, String> fields) {
        return reviewer.post("/review/" + id + "/lines/1/decision", fields);
    }

    private static String submitted(Case situation, String trace) {
        return DemoPayer.id(
                PAYER.submit(PriorAuthRequest.of(situation, situation.member().memberId() + "-" + trace)));
    }

    /** On whichever page of it. */
    private static boolean listed(Browser reviewer, String id) {
        for (int page = 0; page < 20; page++) {
            var shown = reviewer.get("/review?page=" + page).body();
            if (shown.contains(id)) return true;
            if (!shown.contains("rel=\"next\"")) return false;
        }
        return false;
    }

    private static Optional<String> link(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String awaited(java.util.function.Supplier<Optional<String>> fact) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            var found = fact.get();
            if (found.isPresent()) return found.get();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("it did not come");
    }
}
