package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.Profiles;
import payer.testdata.cases.Case;
import payer.testdata.message.PriorAuthRequest;

/** Release 2.2 at its own address, over the same registry; its answers conform to its profiles, whatever was decided. */
class Release22Test {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final Reviews REVIEWS = new Reviews(PAYER);
    private static final String BASE = "/pas/2.2/fhir";
    private static final String STRUCTURES = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    private static final String RESPONSE = STRUCTURES + "profile-pas-response-bundle";

    @Test
    void what_was_asked_at_one_address_is_known_at_the_other() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "two-addresses");
        var answer = PAYER.submit(request);
        var found = inquire(Inquiries.about(request));
        var ids = found.getParameter().stream()
                .map(parameter -> DemoPayer.id((Bundle) parameter.getResource()))
                .toList();
        assertTrue(ids.contains(DemoPayer.id(answer)), ids.toString());
        assertTrue(found.getParameter().stream().allMatch(one -> one.getName().equals("return")));
    }

    @Test
    void who_finds_nothing_gets_parameters_without_any() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenInSleep85(), "two-addresses-nothing");
        assertEquals(
                List.of(), inquire(Inquiries.about(request, "no-such-number")).getParameter());
    }

    @Test
    void what_is_granted_asked_back_and_left_to_a_person_conforms() {
        for (var situation : List.of(
                PAYER.cases().lumbarMriForCaudaEquina(),
                PAYER.cases().oxygenAtRest89WithoutEchocardiogram(),
                PAYER.cases().oxygenForClusterHeadache(),
                PAYER.cases().powerScooterOfGroup2())) {
            var answer = submit(fresh(situation, "kinds"));
            conforms(answer);
            DemoPayer.all(answer, CommunicationRequest.class)
                    .forEach(one -> Profiles.stu22().assertConforms(one, STRUCTURES + "profile-communicationrequest"));
            DemoPayer.all(answer, Task.class)
                    .forEach(one -> Profiles.stu22().assertConforms(one, STRUCTURES + "profile-task"));
        }
    }

    @Test
    void documents_are_asked_for_by_their_code_and_forms_by_their_context() {
        var answer = submit(fresh(PAYER.cases().oxygenAtRest89WithoutEchocardiogram(), "codes"));
        var codes = DemoPayer.all(answer, CommunicationRequest.class).stream()
                .map(one -> one.getPayloadFirstRep().getContent().primitiveValue())
                .distinct()
                .toList();
        assertTrue(codes.containsAll(List.of("52063-5", "102089-0")), codes.toString());
        var tasks = DemoPayer.all(answer, Task.class).stream()
                .map(task -> task.getCode().getCodingFirstRep().getCode())
                .toList();
        assertEquals(List.of("attachment-request-questionnaire", "attachment-request-code"), tasks);
    }

    @Test
    void a_member_whom_we_do_not_know_is_told_so_in_words_that_conform() {
        var request = fresh(PAYER.cases().oxygenForClusterHeadache(), "unknown");
        DemoPayer.all(request, Patient.class).getFirst().getNameFirstRep().setFamily("Nobody");
        var answer = submit(request);
        assertTrue(DemoPayer.response(answer).getErrorFirstRep().getCode().hasText());
        conforms(answer);
    }

    @Test
    void a_refusal_has_its_reason_and_the_reviewer() {
        var request = fresh(PAYER.cases().oxygenForClusterHeadache(), "refused");
        var answer = submit(request);
        var refused = REVIEWS.decide(answer, Reviews.refusal(1, Reviews.LUND), PAYER.physician());
        assertEquals(200, refused.statusCode(), refused.body());
        var told = submit(request);
        assertEquals(List.of("A3"), DemoPayer.actions(told));
        assertTrue(DemoPayer.json(told).contains("No trial of oxygen during an attack is documented"));
        assertTrue(DemoPayer.json(told).contains("\"reasonCode\""), DemoPayer.json(told));
        assertTrue(DemoPayer.json(told).contains("2999000999"));
        conforms(told);
    }

    @Test
    void another_service_is_granted_as_an_item_of_its_own() {
        var request = fresh(PAYER.cases().powerChairAfterStrokeWithFullNote(), "instead");
        var answer = submit(request);
        assertEquals(List.of("A4"), DemoPayer.actions(answer));
        var instead = """
                {"decision":"modify","version":1,"by":%s,"units":1,
                 "service":{"system":"hcpcs","code":"K0822","words":"Power wheelchair, group 2, sling seat"},
                 "reason":{"provider":"A group 2 chair with a sling seat serves the same need; say why it would not.",
                           "member":"We approved a chair of the same group with another seat."}}""".formatted(Reviews.LUND);
        assertEquals(403, REVIEWS.decide(answer, instead, PAYER.nurse()).statusCode());
        var changed = REVIEWS.decide(answer, instead, PAYER.physician());
        assertEquals(200, changed.statusCode(), changed.body());

        var told = submit(request);
        assertEquals(List.of("A6"), DemoPayer.actions(told));
        var added = DemoPayer.response(told).getAddItemFirstRep();
        assertEquals(1, added.getItemSequence().getFirst().getValue());
        assertEquals("K0822", added.getProductOrService().getCodingFirstRep().getCode());
        assertTrue(DemoPayer.json(told).contains(DemoPayer.numbers(told).getFirst()));
        conforms(told);
        var found = inquire(Inquiries.about(request, DemoPayer.numbers(told).getFirst()));
        var bundle = (Bundle) found.getParameterFirstRep().getResource();
        assertEquals(List.of("A6"), DemoPayer.actions(bundle));
        Profiles.stu22().assertConforms(bundle, STRUCTURES + "profile-pas-inquiry-response-bundle");

        var earlier =
                PAYER.inquire(Inquiries.about(request, DemoPayer.numbers(told).getFirst()));
        assertEquals(List.of("A6"), DemoPayer.actions(earlier));
        assertFalse(DemoPayer.response(earlier).hasAddItem());
        assertTrue(DemoPayer.json(earlier).contains("extension-itemAuthorizedDetail"));
        Profiles.stu2().assertConforms(earlier, STRUCTURES + "profile-pas-inquiry-response-bundle");
    }

    @Test
    void the_answer_goes_back_from_system_to_system_and_the_sender_is_told_of_changes() {
        var subscription = DemoPayer.parse("""
                {"resourceType":"Subscription","status":"requested","reason":"PA results",
                 "criteria":"http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic",
                 "_criteria":{"extension":[{"url":
                  "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria",
                  "valueString":"orgIdentifier=SENDER77"}]},
                 "channel":{"type":"rest-hook","endpoint":"%shook","payload":"application/fhir+json",
                  "header":["Authorization: Bearer sender"],
                  "_payload":{"extension":[{"url":
                   "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
                   "valueCode":"full-resource"}]}}}
                """.formatted(DemoPayer.listener().address()), Subscription.class);
        assertEquals(
                201,
                PAYER.postTo(BASE + "/Subscription", DemoPayer.json(subscription))
                        .statusCode());
        var request = fresh(PAYER.cases().oxygenForClusterHeadache(), "transmission");
        var sent = SubmitTest.claim(request).addExtension();
        sent.setUrl(STRUCTURES + "extension-TransmissionIdentifiers");
        sent.addExtension("applicationSenderCode", new StringType("EHR"));
        sent.addExtension("applicationReceiverCode", new StringType("PLAN"));
        sent.addExtension("interchangeSenderID", new StringType("SENDER77"));
        var answer = submit(request);
        conforms(answer);
        var back = DemoPayer.response(answer).getExtensionByUrl(STRUCTURES + "extension-TransmissionIdentifiers");
        assertEquals("EHR", back.getExtensionString("applicationReceiverCode"));
        assertEquals("PLAN", back.getExtensionString("applicationSenderCode"));
        assertEquals("SENDER77", back.getExtensionString("interchangeReceiverID"));
        var told = DemoPayer.listener()
                .await(heard -> heard.authorization().equals("Bearer sender")
                        && heard.bundle().getEntry().size() > 1);
        var whole = (Bundle) told.bundle().getEntry().get(1).getResource();
        assertEquals(DemoPayer.actions(answer), DemoPayer.actions(whole));
        conforms(whole);
    }

    @Test
    void a_claim_without_lines_takes_back_all_of_an_earlier_one() {
        var request = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "cancel-all");
        var first = submit(request);
        var cancel = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "cancel-all-now");
        var claim = SubmitTest.claim(cancel);
        claim.getItem().clear();
        claim.addExtension(new Extension(
                STRUCTURES + "extension-certificationType",
                new CodeableConcept().addCoding(new Coding("https://codesystem.x12.org/005010/1322", "3", null))));
        relate(cancel, request);
        var answer = submit(cancel);
        assertEquals(DemoPayer.actions(first).stream().map(_ -> "NA").toList(), DemoPayer.actions(answer));
        assertEquals(DemoPayer.json(answer), DemoPayer.json(submit(cancel)));
        conforms(answer);
    }

    @Test
    void an_update_marks_what_it_takes_back_and_every_line_is_answered() {
        var request = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "cancel-line");
        var first = submit(request);
        var update = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "cancel-line-now");
        relate(update, request);
        SubmitTest.claim(update)
                .getItem()
                .get(1)
                .addModifierExtension(
                        new Extension(STRUCTURES + "modifierextension-infoCancelled", new BooleanType(true)));
        var answer = submit(update);
        assertEquals(List.of(DemoPayer.actions(first).getFirst(), "NA"), DemoPayer.actions(answer));
        conforms(answer);
    }

    @Test
    void requests_in_the_shape_of_release_2_1_are_taken_here() {
        var request = SubmitTest.fresh(PAYER.cases().lumbarMriForCaudaEquina(), "two-one");
        SubmitTest.claim(request)
                .addIdentifier()
                .setSystem("urn:trnorg:1234567893")
                .setValue("two-one-second");
        var answer = submit(request);
        assertEquals(1, DemoPayer.actions(answer).size());
        Profiles.stu21().assertConforms(answer, STRUCTURES + "profile-pas-response-bundle");
    }

    private static Bundle fresh(Case situation, String trace) {
        return PriorAuthRequest.ofRelease22(situation, situation.member().memberId() + "-22-" + trace);
    }

    private static void relate(Bundle update, Bundle earlier) {
        var related = SubmitTest.claim(update).addRelated();
        related.setRelationship(new CodeableConcept()
                .addCoding(new Coding(
                        "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship", "prior", null)));
        var first = earlier.getEntryFirstRep();
        related.getClaim().setReference(first.getFullUrl());
        update.addEntry().setFullUrl(first.getFullUrl()).setResource(first.getResource());
    }

    private static void conforms(Bundle answer) {
        Profiles.stu22().assertConforms(answer, RESPONSE);
    }

    private static Bundle submit(Bundle request) {
        var answer = PAYER.postTo(BASE + "/Claim/$submit", DemoPayer.json(request));
        assertEquals(200, answer.statusCode(), answer.body());
        return DemoPayer.parse(answer.body(), Bundle.class);
    }

    private static Parameters inquire(Bundle inquiry) {
        var answer = PAYER.postTo(BASE + "/Claim/$inquire", DemoPayer.json(inquiry));
        assertEquals(200, answer.statusCode(), answer.body());
        return DemoPayer.parse(answer.body(), Parameters.class);
    }
}
