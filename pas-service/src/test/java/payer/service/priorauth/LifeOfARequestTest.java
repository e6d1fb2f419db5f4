package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.Profiles;
import payer.service.policies.simulation.Occasion;
import payer.testdata.cases.Case;
import payer.testdata.message.OrderSignHook;

/** What happens to a request after it was sent: asked about, informed, decided by people, changed and withdrawn. */
class LifeOfARequestTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRUCTURES = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    @Test
    void what_was_answered_is_found_again_by_member_and_by_number() {
        var request = SubmitTest.fresh(PAYER.cases().lumbarMriForCaudaEquina(), "found-again");
        var answer = PAYER.submit(request);
        var all = PAYER.inquire(Inquiries.about(request));
        assertTrue(ids(all).contains(DemoPayer.id(answer)), DemoPayer.json(all));
        for (var number : DemoPayer.numbers(answer)) {
            var one = PAYER.inquire(Inquiries.about(request, number));
            assertEquals(List.of(DemoPayer.id(answer)), ids(one));
            assertEquals(DemoPayer.actions(answer), DemoPayer.actions(one));
        }
        Profiles.stu2().assertConforms(all, STRUCTURES + "profile-pas-inquiry-response-bundle");
    }

    @Test
    void who_finds_nothing_is_told_so_without_a_claim_response() {
        var request = SubmitTest.fresh(PAYER.cases().lumbarMriForCaudaEquina(), "nothing");
        var none = PAYER.inquire(Inquiries.about(request, "no-such-number"));
        assertEquals(List.of(), ids(none));
        assertEquals(1, DemoPayer.all(none, OperationOutcome.class).size());
    }

    @Test
    void an_inquiry_without_a_patient_is_refused() {
        var inquiry = Inquiries.about(SubmitTest.fresh(PAYER.cases().lumbarMriForCaudaEquina(), "no-patient"));
        SubmitTest.claim(inquiry).setPatient(null);
        var answer = PAYER.post("/Claim/$inquire", DemoPayer.json(inquiry));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("patient"), answer.body());
    }

    @Test
    void what_is_missing_is_asked_for_and_a_document_goes_to_a_person() {
        var situation = PAYER.cases().oxygenAtRest89WithoutEchocardiogram();
        var request = SubmitTest.fresh(situation, "asked-document");
        var answer = PAYER.submit(request);
        assertEquals(List.of("A4", "A4"), DemoPayer.actions(answer));
        assertEquals(4, DemoPayer.all(answer, CommunicationRequest.class).size());
        var task = DemoPayer.all(answer, Task.class).getFirst();
        assertEquals(
                200,
                PAYER.get("/Task/" + task.getIdentifierFirstRep().getValue()).statusCode());
        assertTrue(PAYER.get("/Task?status=requested")
                .body()
                .contains(task.getIdentifierFirstRep().getValue()));

        assertEquals(
                422,
                attach(request, situation, "someone-elses-number", document()).statusCode());
        var taken = attach(request, situation, trace(request), document());
        assertEquals(200, taken.statusCode(), taken.body());
        var after = shown(answer);
        for (var line : after.path("lines"))
            assertEquals("pended", line.path("standing").asText());
        assertEquals("INFORMED", after.path("events").path(1).path("kind").asText());
        var answered = DemoPayer.parse(
                PAYER.get("/Task/" + task.getIdentifierFirstRep().getValue()).body(), Task.class);
        assertEquals(Task.TaskStatus.COMPLETED, answered.getStatus());
        assertEquals(task.getInput().size(), answered.getInput().size(), "what was asked for is still told");
        Profiles.stu2().assertConforms(answered, STRUCTURES + "profile-task");
        assertEquals(200, PAYER.get("/Task/" + DemoPayer.id(answer) + "-1").statusCode());
    }

    @Test
    void what_cannot_be_sent_is_declined_and_a_person_decides_without_it() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenAtRest89WithoutEchocardiogram(), "declined");
        var answer = PAYER.submit(request);
        var number = DemoPayer.all(answer, Task.class)
                .getFirst()
                .getIdentifierFirstRep()
                .getValue();
        var task = DemoPayer.parse(PAYER.get("/Task/" + number).body(), Task.class);
        task.setStatus(Task.TaskStatus.INPROGRESS);
        assertEquals(200, put(number, task).statusCode());
        assertEquals(
                "asked", shown(answer).path("lines").path(0).path("standing").asText());
        task.setStatus(Task.TaskStatus.REJECTED);
        var declined = put(number, task);
        assertEquals(200, declined.statusCode(), declined.body());
        assertTrue(declined.body().contains("\"rejected\""), declined.body());
        for (var line : shown(answer).path("lines"))
            assertEquals("pended", line.path("standing").asText());
        assertEquals("DECLINED", shown(answer).at("/events/1/kind").asText());
        assertEquals(200, put(number, task).statusCode(), "said twice");
        assertTrue(PAYER.get("/Task/" + number).body().contains("\"rejected\""));
        task.setStatus(Task.TaskStatus.CANCELLED);
        assertEquals(409, put(number, task).statusCode());
        assertEquals(
                409,
                put(DemoPayer.id(answer) + "-1", task.setId(DemoPayer.id(answer) + "-1"))
                        .statusCode());
    }

    @Test
    void an_attachment_for_a_line_that_there_is_not_is_refused_with_its_place() {
        var situation = PAYER.cases().oxygenAtRest89WithoutEchocardiogram();
        var request = SubmitTest.fresh(situation, "line-item");
        PAYER.submit(request);
        var unknown = attach(request, situation, trace(request), document(), "7");
        assertEquals(422, unknown.statusCode(), unknown.body());
        assertTrue(unknown.body().contains("the request has no line 7"), unknown.body());
        assertTrue(unknown.body().contains("LineItem"), unknown.body());
        assertEquals(
                422,
                attach(request, situation, trace(request), document(), "first").statusCode());
        assertEquals(
                200, attach(request, situation, trace(request), document(), "1").statusCode());
    }

    @Test
    void tasks_are_sought_by_what_is_known_and_nothing_else() {
        var refused = PAYER.get("/Task?owner=somebody");
        assertEquals(400, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("\"owner\""), refused.body());
        var tolerated =
                PAYER.service().get(DemoPayer.PAS + "/Task?owner=somebody", PAYER.with("Prefer", "handling=lenient"));
        assertEquals(200, tolerated.statusCode(), tolerated.body());
        assertEquals(
                200, PAYER.get("/Task?_id=none&status=requested&_format=json").statusCode());
    }

    @Test
    void a_line_that_is_changed_keeps_its_number_until_the_change_is_decided() {
        var request = SubmitTest.fresh(PAYER.cases().bedFixedForHeartFailure(), "changed");
        var first = PAYER.submit(request);
        assertEquals("A1", DemoPayer.actions(first).getFirst());
        var number = DemoPayer.numbers(first).getFirst();
        var update = withoutEvidence(SubmitTest.fresh(PAYER.cases().bedFixedForHeartFailure(), "changed-now"));
        relate(update, request);
        SubmitTest.claim(update).getItemFirstRep().getQuantity().setValue(2);
        var second = PAYER.submit(update);
        assertEquals("A4", DemoPayer.actions(second).getFirst());
        for (var answer : List.of(second, PAYER.inquire(Inquiries.about(request, number)))) {
            var item = DemoPayer.response(answer).getItemFirstRep();
            assertEquals(number, value(item, "authorizationNumber"), DemoPayer.json(answer));
            assertTrue(item.hasExtension(STRUCTURES + "extension-itemPreAuthPeriod"), "what is in force is told");
        }
        var version = shown(second).path("version").asInt();
        var approved = decide(second, """
                {"decision":"approve","version":%d,"by":{"name":"Nora Blum"}}""".formatted(version), PAYER.nurse());
        assertEquals(200, approved.statusCode(), approved.body());
        var decided = PAYER.inquire(Inquiries.about(request, number));
        assertEquals("A1", DemoPayer.actions(decided).getFirst());
        assertFalse(DemoPayer.numbers(decided).contains(number), "what was changed has a number of its own");
    }

    private static String value(ClaimResponse.ItemComponent item, String name) {
        return item.getExtensionByUrl(STRUCTURES + "extension-" + name)
                .getValue()
                .primitiveValue();
    }

    private static Bundle withoutEvidence(Bundle request) {
        var evidence = List.of("Observation", "Condition", "Encounter", "Procedure", "QuestionnaireResponse");
        request.getEntry()
                .removeIf(entry -> evidence.contains(entry.getResource().fhirType()));
        var kept = request.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        var claim = SubmitTest.claim(request);
        claim.getSupportingInfo()
                .removeIf(info -> info.getValue() instanceof org.hl7.fhir.r4.model.Reference reference
                        && !kept.contains(reference.getReference()));
        claim.getItem().forEach(item -> item.getInformationSequence().clear());
        return request;
    }

    private static java.net.http.HttpResponse<String> put(String id, Resource task) {
        return PAYER.send(
                "PUT", "/Task/" + id, java.net.http.HttpRequest.BodyPublishers.ofString(DemoPayer.json(task)));
    }

    @Test
    void coded_evidence_that_arrives_is_decided_at_once() {
        var situation = PAYER.cases().oxygenAtRest89WithHematocrit58();
        var request = SubmitTest.fresh(situation, "asked-evidence");
        var sent = withoutObservationsOf(request, "4544-3");
        var answer = PAYER.submit(sent.request());
        assertTrue(
                DemoPayer.actions(answer).contains("A4"),
                DemoPayer.actions(answer).toString());
        var whole = DemoPayer.actions(PAYER.submit(SubmitTest.fresh(situation, "asked-evidence-whole")));
        var taken = attach(sent.request(), situation, trace(request), sent.observation());
        assertTrue(RecordedForSimulationTest.isRecorded(Occasion.ATTACHMENT), "for drafts to be tried on");
        assertEquals(200, taken.statusCode(), taken.body());
        assertEquals(whole, DemoPayer.actions(PAYER.inquire(Inquiries.about(request, trace(request)))));
    }

    @Test
    void what_cannot_be_meant_is_not_granted() {
        var answer = PAYER.submit(SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "unmeant"));
        for (var spoilt :
                List.of("\"units\":-3", "\"units\":0", "\"until\":\"2020-01-01\"", "\"until\":\"9999-12-31\"")) {
            var refused = decide(
                    answer,
                    "{\"decision\":\"approve\",\"version\":1,\"by\":{\"name\":\"Nora Blum\"}," + spoilt + "}",
                    PAYER.physician());
            assertEquals(422, refused.statusCode(), refused.body());
        }
        assertEquals(1, shown(answer).path("version").asInt());
    }

    @Test
    void more_than_was_ordered_is_not_covered_by_what_was_authorized_at_ordering() {
        var situation = PAYER.cases().graceOkaforNeedsGlucoseMonitor();
        var screen = new OrderScreen(PAYER)
                .sign(OrderSignHook.of(situation, UUID.randomUUID().toString()));
        assertTrue(screen.contains("satisfied-pa-id"), screen);
        var request = SubmitTest.fresh(situation, "many");
        SubmitTest.claim(request).getItem().forEach(item -> item.getQuantity().setValue(50));
        var numbers = DemoPayer.numbers(PAYER.submit(request));
        assertTrue(numbers.stream().noneMatch(screen::contains), numbers.toString());
    }

    @Test
    void a_nurse_may_approve_and_only_a_physician_may_refuse() {
        var answer = PAYER.submit(SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "reviewed"));
        assertEquals(List.of("A4"), DemoPayer.actions(answer));
        var no = """
                {"decision":"deny","version":1,"by":{"name":"Dr. Vera Lund","npi":"2999000999"},
                 "reason":{"provider":"%s","member":"We need a trial of oxygen during an attack first."},
                 "criteria":["trial"]}""";
        var empty = decide(answer, no.formatted("Not medically necessary."), PAYER.physician());
        assertEquals(422, empty.statusCode(), empty.body());
        var reason = "No trial of oxygen during an attack is documented; send the note of such a trial.";
        assertEquals(403, decide(answer, no.formatted(reason), PAYER.nurse()).statusCode());
        var denied = decide(answer, no.formatted(reason), PAYER.physician());
        assertEquals(200, denied.statusCode(), denied.body());
        var again = decide(answer, no.formatted(reason), PAYER.physician());
        assertEquals(409, again.statusCode());

        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "reviewed");
        var told = PAYER.inquire(Inquiries.about(request, trace(request)));
        assertEquals(List.of("A3"), DemoPayer.actions(told));
        assertTrue(DemoPayer.json(told).contains("Dr. Vera Lund"));
        assertTrue(DemoPayer.json(told).contains(reason));
        assertTrue(reasonCode(told).getText().contains(reason), "in words, where nobody gave a code");
        assertNull(reasonCode(told).getCodingFirstRep().getCode());
        Profiles.stu2().assertConforms(told, STRUCTURES + "profile-pas-inquiry-response-bundle");
    }

    private static org.hl7.fhir.r4.model.CodeableConcept reasonCode(Bundle answer) {
        return (org.hl7.fhir.r4.model.CodeableConcept) DemoPayer.response(answer)
                .getItemFirstRep()
                .getAdjudicationFirstRep()
                .getExtensionByUrl(STRUCTURES + "extension-reviewAction")
                .getExtensionByUrl("reasonCode")
                .getValue();
    }

    @Test
    void where_each_line_stands_follows_from_the_events_alone() {
        var answer = PAYER.submit(SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "events"));
        var yes = """
                {"decision":"approve","version":1,"by":{"name":"Nora Blum"}}""";
        var approved = decide(answer, yes, PAYER.nurse());
        assertEquals(200, approved.statusCode(), approved.body());
        var store = PAYER.service().bean(Registering.class);
        var id = new PriorAuthId(UUID.fromString(DemoPayer.id(answer)));
        var kept = store.find(id).orElseThrow();
        assertEquals(PriorAuthEvent.standings(kept.lines()), PriorAuthEvent.replay(store.events(id)));
        assertEquals(2, store.events(id).size());
        assertFalse(kept.isOpen());
    }

    @Test
    void an_update_takes_the_place_of_the_request_and_keeps_what_was_settled() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "updated");
        var first = PAYER.submit(request);
        var update = SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "updated-again");
        relate(update, request);
        SubmitTest.claim(update).getItem().get(1).getQuantity().setValue(2);
        var second = PAYER.submit(update);
        assertEquals(DemoPayer.json(second), DemoPayer.json(PAYER.submit(update)));
        if (DemoPayer.actions(first).getFirst().equals("A1"))
            assertEquals(
                    DemoPayer.numbers(first).getFirst(),
                    DemoPayer.numbers(second).getFirst());
        var found = PAYER.inquire(Inquiries.about(request, trace(request)));
        assertEquals(List.of(DemoPayer.id(second)), ids(found));

        var late = SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "updated-late");
        relate(late, request);
        assertTrue(DemoPayer.response(PAYER.submit(late))
                .getErrorFirstRep()
                .getCode()
                .getText()
                .contains("can no longer be changed"));
    }

    @Test
    void a_request_can_be_withdrawn_line_by_line() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "withdrawn");
        PAYER.submit(request);
        var update = SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "withdrawn-now");
        relate(update, request);
        SubmitTest.claim(update)
                .getItem()
                .forEach(item -> item.addModifierExtension(new org.hl7.fhir.r4.model.Extension(
                        STRUCTURES + "modifierextension-infoCancelled", new BooleanType(true))));
        var answer = PAYER.submit(update);
        assertEquals(List.of("NA", "NA"), DemoPayer.actions(answer));
        Profiles.stu2().assertConforms(answer, STRUCTURES + "profile-pas-response-bundle");
    }

    @Test
    void what_was_decided_is_in_the_public_report_with_its_case() {
        var answer = PAYER.submit(SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "reported"));
        decide(answer, """
                {"decision":"approve","version":1,"by":{"name":"Nora Blum"}}""", PAYER.nurse());
        var year = PAYER.today().getYear();
        var reporter = PAYER.service().as("demo-operator", "role/reporter");
        var report = PAYER.service().get("/admin/reports/prior-authorization/" + year, reporter);
        assertEquals(200, report.statusCode(), report.body());
        assertTrue(report.body().contains("Standard requests approved"), report.body());
        assertTrue(report.body().contains("hcpcs"), report.body());
        var cases = PAYER.service().get("/admin/reports/prior-authorization/" + year + "/cases.csv", reporter);
        assertTrue(cases.body().contains(DemoPayer.id(answer) + ",false,false,APPROVED"), cases.body());
        assertEquals(
                403,
                PAYER.service()
                        .get("/admin/reports/prior-authorization/" + year, PAYER.nurse())
                        .statusCode());
    }

    private static void relate(Bundle update, Bundle earlier) {
        SubmitTest.claim(update)
                .addRelated()
                .setRelationship(new org.hl7.fhir.r4.model.CodeableConcept()
                        .addCoding(new org.hl7.fhir.r4.model.Coding(
                                "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship", "prior", null)))
                .getClaim()
                .setIdentifier(SubmitTest.claim(earlier).getIdentifierFirstRep().copy());
    }

    private static java.net.http.HttpResponse<String> decide(Bundle answer, String form, String[] reviewer) {
        var id = DemoPayer.id(answer);
        var headers = new java.util.ArrayList<>(List.of(reviewer));
        headers.addAll(List.of("Content-Type", "application/json"));
        return PAYER.service()
                .post("/admin/authorizations/" + id + "/lines/1/decision", form, headers.toArray(String[]::new));
    }

    private static JsonNode shown(Bundle answer) {
        var id = DemoPayer.id(answer);
        try {
            return JSON.readTree(PAYER.service()
                    .get("/admin/authorizations/" + id, PAYER.nurse())
                    .body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static java.net.http.HttpResponse<String> attach(
            Bundle request, Case situation, String tracking, Resource content, String... lines) {
        var parameters = new Parameters();
        parameters.addParameter().setName("TrackingId").setValue(new Identifier().setValue(tracking));
        parameters.addParameter("AttachTo", new CodeType("preauthorization"));
        parameters
                .addParameter()
                .setName("MemberId")
                .setValue(new Identifier().setValue(situation.member().memberId()));
        var attachment = parameters.addParameter().setName("Attachment");
        for (var line : lines)
            attachment.addPart().setName("LineItem").setValue(new org.hl7.fhir.r4.model.StringType(line));
        attachment.addPart().setName("Content").setResource(content);
        assertFalse(DemoPayer.all(request, Patient.class).isEmpty());
        return PAYER.post("/$submit-attachment", DemoPayer.json(parameters));
    }

    private static DocumentReference document() {
        var document = new DocumentReference();
        document.setId("echo");
        document.setStatus(org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.CURRENT);
        document.getType().addCoding().setSystem("http://loinc.org").setCode("18748-4");
        document.addContent()
                .getAttachment()
                .setContentType("text/plain")
                .setData("seen".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return document;
    }

    private static String trace(Bundle request) {
        return SubmitTest.claim(request).getIdentifierFirstRep().getValue();
    }

    private static List<String> ids(Bundle answer) {
        return DemoPayer.all(answer, ClaimResponse.class).stream()
                .map(DemoPayer::id)
                .toList();
    }

    record Sent(Bundle request, Resource observation) {}

    /** The request with one observation left at home. */
    private static Sent withoutObservationsOf(Bundle request, String loinc) {
        var copy = request.copy();
        var entry = copy.getEntry().stream()
                .filter(one -> one.getResource() instanceof org.hl7.fhir.r4.model.Observation observation
                        && observation.getCode().getCodingFirstRep().getCode().equals(loinc))
                .findFirst()
                .orElseThrow();
        copy.getEntry().remove(entry);
        var claim = SubmitTest.claim(copy);
        claim.getSupportingInfo()
                .removeIf(info -> info.getValue() instanceof org.hl7.fhir.r4.model.Reference reference
                        && reference.getReference().equals(entry.getFullUrl()));
        claim.getItem().forEach(item -> item.getInformationSequence().clear());
        return new Sent(copy, entry.getResource());
    }
}
