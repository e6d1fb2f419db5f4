package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.Profiles;

/** What was refused is looked at again: on an appeal by somebody else, after a talk by whoever refused it. */
class SecondLookTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final Reviews REVIEWS = new Reviews(PAYER);
    private static final String APPEAL = """
            {"version":%d,"kind":"appeal","askedBy":"member","ground":"The note of the trial was overlooked."}""";
    private static final String YES = """
            {"decision":"approve","version":%d,"by":%s}""";

    @Test
    void an_appeal_is_decided_by_somebody_else_and_everybody_is_told() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "appealed");
        var answer = refused(request);
        assertEquals(409, REVIEWS.secondLook(answer, APPEAL.formatted(1)).statusCode());
        var appealed = REVIEWS.secondLook(answer, APPEAL.formatted(2));
        assertEquals(200, appealed.statusCode(), appealed.body());
        assertEquals(List.of("A4"), DemoPayer.actions(inquired(request)));
        var shown = REVIEWS.shown(answer);
        assertEquals("reopened", shown.path("lines").path(0).path("standing").asText());
        assertEquals("30 calendar days", shown.path("limit").asText());

        var own = REVIEWS.decide(answer, YES.formatted(3, Reviews.LUND), PAYER.physician());
        assertEquals(403, own.statusCode(), own.body());
        var other = REVIEWS.decide(answer, YES.formatted(3, Reviews.OKAFOR), PAYER.physician());
        assertEquals(200, other.statusCode(), other.body());
        var told = inquired(request);
        assertEquals(List.of("A1"), DemoPayer.actions(told));
        Profiles.stu2()
                .assertConforms(
                        told,
                        "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/profile-pas-inquiry-response-bundle");
        assertEquals(List.of("RECEIVED", "DECIDED", "APPEALED", "DECIDED_AGAIN"), kinds(REVIEWS.shown(answer)));
        var store = PAYER.service().bean(Registering.class);
        var id = new PriorAuthId(UUID.fromString(DemoPayer.id(answer)));
        assertEquals(
                PriorAuthEvent.standings(store.find(id).orElseThrow().lines()),
                PriorAuthEvent.replay(store.events(id)));
    }

    @Test
    void after_a_talk_the_one_who_refused_may_change_their_mind() {
        var answer = refused(SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "talked"));
        var talk = """
                {"version":2,"kind":"peer-to-peer","askedBy":"provider","ground":"The clinicians talked on the phone."}""";
        assertEquals(200, REVIEWS.secondLook(answer, talk).statusCode());
        var nurse = REVIEWS.decide(answer, Reviews.refusal(3, Reviews.LUND), PAYER.nurse());
        assertEquals(403, nurse.statusCode(), nurse.body());
        var upheld = REVIEWS.decide(answer, Reviews.refusal(3, Reviews.LUND), PAYER.physician());
        assertEquals(200, upheld.statusCode(), upheld.body());
        assertEquals(
                "denied",
                REVIEWS.shown(answer).path("lines").path(0).path("standing").asText());
        assertEquals(200, REVIEWS.secondLook(answer, APPEAL.formatted(4)).statusCode());
        assertEquals(409, REVIEWS.secondLook(answer, APPEAL.formatted(5)).statusCode());
    }

    @Test
    void a_provider_appeals_with_the_request_itself() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "appealed-by-claim");
        var before = refused(request);
        var appeal = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "appealed-by-claim-now");
        certify(appeal, "2");
        relate(appeal, request);
        var answer = PAYER.submit(appeal);
        assertEquals(List.of("A4"), DemoPayer.actions(answer));
        var first = counted(DemoPayer.id(answer));
        assertEquals(List.of("false", "false", "DENIED", "NONE"), first.subList(0, 4));
        var asked = Instant.parse(REVIEWS.shown(before).path("received").asText());
        assertTrue(Duration.between(asked, Instant.parse(first.get(4))).abs().toMillis() < 1, first.toString());
        assertTrue(
                Instant.parse(first.get(5))
                        .isBefore(Instant.parse(
                                REVIEWS.shown(answer).path("received").asText())),
                first.toString());
        assertEquals("30 calendar days", REVIEWS.shown(answer).path("limit").asText());
        var own = REVIEWS.decide(answer, YES.formatted(1, Reviews.LUND), PAYER.physician());
        assertEquals(403, own.statusCode(), own.body());
        var other = REVIEWS.decide(answer, YES.formatted(1, Reviews.OKAFOR), PAYER.physician());
        assertEquals(200, other.statusCode(), other.body());
        assertEquals(List.of("A1"), DemoPayer.actions(inquired(request)));
        var then = counted(DemoPayer.id(answer));
        assertEquals(List.of("false", "false", "APPROVED", "OVERTURNED"), then.subList(0, 4));
        assertEquals(first.subList(4, 6), then.subList(4, 6), "the first decision took as long as it took");

        var again = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "appealed-by-claim-again");
        certify(again, "1");
        relate(again, appeal);
        var refused = DemoPayer.response(PAYER.submit(again));
        assertTrue(refused.getErrorFirstRep().getCode().getText().contains("appeals"), DemoPayer.json(refused));
    }

    @Test
    void who_is_told_no_gets_the_reason_the_policy_and_the_way_to_appeal() {
        var answer = refused(SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "letters"));
        var denial = letter(answer, "DENIAL", "MEMBER");
        assertTrue(denial.contains("We need a trial of oxygen during an attack first."), denial);
        assertTrue(denial.contains("NCD 240.2.2"), denial);
        assertTrue(denial.contains("You can appeal within 65 days"), denial);
        assertTrue(denial.contains("Dr. Vera Lund"), denial);
        assertFalse(letter(answer, "DENIAL", "PROVIDER").contains("Dear "));
        assertEquals(200, REVIEWS.secondLook(answer, APPEAL.formatted(2)).statusCode());
        assertTrue(letter(answer, "SECOND_LOOK", "MEMBER").contains("an appeal, asked for by the member"));
        var pdf = REVIEWS.get("/admin/letters/" + find(answer, "DENIAL", "MEMBER") + "/print");
        assertEquals("application/pdf", pdf.headers().firstValue("Content-Type").orElse(""));
        assertTrue(pdf.body().startsWith("%PDF-1.4"));
        assertTrue(pdf.body().contains("Dr. Vera Lund"));
    }

    @Test
    void letters_grant_ask_and_tell_of_more_time() {
        var granted = PAYER.submit(SubmitTest.fresh(PAYER.cases().lumbarMriForCaudaEquina(), "letter-yes"));
        var yes = letter(granted, "APPROVAL", "MEMBER");
        assertTrue(yes.contains(DemoPayer.numbers(granted).getFirst()), yes);

        var asked =
                PAYER.submit(SubmitTest.fresh(PAYER.cases().oxygenAtRest89WithoutEchocardiogram(), "letter-question"));
        assertTrue(letter(asked, "INFORMATION", "PROVIDER").contains("To decide this we must know:"));

        var later = REVIEWS.extend(asked, """
                {"version":1,"days":10,"ground":"the echocardiogram comes next week","askedBy":"provider"}""");
        assertEquals(200, later.statusCode(), later.body());
        var extension = letter(asked, "EXTENSION", "MEMBER");
        assertTrue(extension.contains("the echocardiogram comes next week"), extension);
        assertTrue(extension.contains("grievance"), extension);
    }

    @Test
    void what_is_late_goes_to_the_lead_and_then_counts_as_refused() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "late");
        var answer = PAYER.submit(request);
        var id = new PriorAuthId(UUID.fromString(DemoPayer.id(answer)));
        var clock = PAYER.service().bean(SeePriorAuths.class).one(id).clock();
        var watch = PAYER.service().bean(WatchClocks.class);
        var whole = clock.due().toEpochMilli() - clock.received().toEpochMilli();
        watch.watch(clock.received().plusMillis(whole * 91 / 100));
        assertEquals("ESCALATED", REVIEWS.shown(answer).path("attention").asText());
        var version = REVIEWS.shown(answer).path("version").asInt();
        assertEquals(409, REVIEWS.secondLook(answer, APPEAL.formatted(version)).statusCode());

        watch.watch(clock.due().plusSeconds(1));
        watch.watch(clock.due().plusSeconds(2));
        var late = REVIEWS.shown(answer);
        assertEquals("OVERDUE", late.path("attention").asText());
        assertEquals(List.of("RECEIVED", "ESCALATED", "OVERDUE"), kinds(late));
        assertTrue(letter(answer, "OVERDUE", "MEMBER").contains("counts as if we had not approved it"));
        var appealed =
                REVIEWS.secondLook(answer, APPEAL.formatted(late.path("version").asInt()));
        assertEquals(200, appealed.statusCode(), appealed.body());
        var decided = REVIEWS.decide(
                answer, YES.formatted(late.path("version").asInt() + 1, Reviews.OKAFOR), PAYER.physician());
        assertEquals(200, decided.statusCode(), decided.body());
        assertEquals("", REVIEWS.shown(answer).path("attention").asText());
    }

    private static Bundle refused(Bundle request) {
        var answer = PAYER.submit(request);
        var refused = REVIEWS.decide(answer, Reviews.refusal(1, Reviews.LUND), PAYER.physician());
        assertEquals(200, refused.statusCode(), refused.body());
        return answer;
    }

    /** What the report has of a request after its id; its moments are those of the first decision. */
    private static List<String> counted(String id) {
        var path = "/admin/reports/prior-authorization/" + PAYER.today().getYear() + "/cases.csv";
        return PAYER.service()
                .get(path, PAYER.service().as("demo-operator", "role/reporter"))
                .body()
                .lines()
                .filter(line -> line.startsWith(id + ","))
                .map(line -> List.of(line.split(",", -1)).subList(1, 7))
                .findFirst()
                .orElseThrow();
    }

    private static Bundle inquired(Bundle request) {
        return PAYER.inquire(Inquiries.about(
                request, SubmitTest.claim(request).getIdentifierFirstRep().getValue()));
    }

    private static List<String> kinds(JsonNode shown) {
        return StreamSupport.stream(shown.path("events").spliterator(), false)
                .map(event -> event.path("kind").asText())
                .toList();
    }

    private static String letter(Bundle answer, String kind, String audience) {
        return REVIEWS.get("/admin/letters/" + find(answer, kind, audience)).body();
    }

    /** Letters are written soon after the decision, not in it. */
    private static String find(Bundle answer, String kind, String audience) {
        var path = "/admin/authorizations/" + DemoPayer.id(answer) + "/letters";
        return Waiting.until(() -> StreamSupport.stream(
                        Reviews.json(REVIEWS.get(path).body()).spliterator(), false)
                .filter(letter -> letter.path("kind").asText().equals(kind)
                        && letter.path("audience").asText().equals(audience))
                .map(letter -> letter.path("id").asText())
                .findFirst());
    }

    private static void certify(Bundle request, String type) {
        SubmitTest.claim(request).getItem().stream()
                .flatMap(item -> item.getExtension().stream())
                .filter(extension -> extension.getUrl().endsWith("extension-certificationType"))
                .forEach(extension -> ((CodeableConcept) extension.getValue())
                        .getCodingFirstRep()
                        .setCode(type));
    }

    private static void relate(Bundle update, Bundle earlier) {
        SubmitTest.claim(update)
                .addRelated()
                .setRelationship(new CodeableConcept()
                        .addCoding(new Coding(
                                "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship", "prior", null)))
                .getClaim()
                .setIdentifier(SubmitTest.claim(earlier).getIdentifierFirstRep().copy());
    }
}
