package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.Profiles;
import payer.testdata.cases.Case;
import payer.testdata.message.PriorAuthRequest;

/** {@code $submit} over HTTP against the demo payer. */
class SubmitTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String RESPONSE =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/profile-pas-response-bundle";

    @Test
    void a_request_is_decided_in_the_call() {
        var answer = PAYER.submit(fresh(PAYER.cases().lumbarMriForCaudaEquina(), "decided"));
        assertEquals(1, DemoPayer.actions(answer).size());
        assertEquals(RemittanceOutcome.COMPLETE, DemoPayer.response(answer).getOutcome());
    }

    @Test
    void a_repeated_submission_gets_the_first_answer() {
        var request = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "repeated");
        var body = DemoPayer.json(request);
        var first = PAYER.post("/Claim/$submit", body);
        var second = PAYER.post("/Claim/$submit", body);
        assertEquals(200, first.statusCode(), first.body());
        assertEquals(first.body(), second.body());
    }

    @Test
    void of_two_at_once_one_is_taken_and_both_get_its_answer() throws Exception {
        var body = DemoPayer.json(fresh(PAYER.cases().oxygenInSleep85(), "at-once"));
        Callable<HttpResponse<String>> send = () -> PAYER.post("/Claim/$submit", body);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers =
                    threads.invokeAll(IntStream.range(0, 6).mapToObj(_ -> send).toList());
            var texts = new java.util.HashSet<String>();
            for (var answer : answers) texts.add(answer.get().body());
            assertEquals(1, texts.size());
        }
    }

    @Test
    void an_identifier_that_was_used_for_something_else_is_a_conflict() {
        var one = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "reused");
        assertEquals(200, PAYER.post("/Claim/$submit", DemoPayer.json(one)).statusCode());
        claim(one).getItemFirstRep().getQuantity().setValue(7);
        var answer = PAYER.post("/Claim/$submit", DemoPayer.json(one));
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Bundle.entry[0].resource.identifier[0]"), answer.body());
    }

    @Test
    void a_member_whom_we_do_not_know_is_told_in_the_answer() {
        var request = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "unknown-member");
        var patient = DemoPayer.all(request, Patient.class).getFirst();
        patient.getNameFirstRep().setFamily("Nobody");
        var response = DemoPayer.response(PAYER.submit(request));
        assertEquals(RemittanceOutcome.ERROR, response.getOutcome());
        assertTrue(response.getErrorFirstRep().getCode().getText().startsWith("We do not find this member"));
        assertFalse(response.hasItem());
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_nothing_is_taken_up() {
        var request = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "wrong");
        request.setTimestamp(null);
        request.setIdentifier(new Identifier());
        request.getEntry().get(2).setFullUrl(request.getEntry().get(1).getFullUrl());
        var answer = PAYER.post("/Claim/$submit", DemoPayer.json(request));
        assertEquals(422, answer.statusCode(), answer.body());
        var places = places(answer);
        assertTrue(
                places.containsAll(List.of("Bundle.timestamp", "Bundle.identifier", "Bundle.entry[2].fullUrl")),
                places.toString());
        assertFalse(answer.body().contains("ClaimResponse"));
    }

    @Test
    void a_claim_without_its_parties_is_refused_with_their_places() {
        var request = fresh(PAYER.cases().oxygenAtRest86RoomAir(), "parties");
        var claim = claim(request);
        claim.setPatient(new Reference("urn:uuid:00000000-0000-4000-8000-000000000000"));
        claim.setInsurer(null);
        claim.setUse(Claim.Use.CLAIM);
        claim.getItemFirstRep().setSequence(2);
        var answer = PAYER.post("/Claim/$submit", DemoPayer.json(request));
        assertEquals(422, answer.statusCode(), answer.body());
        var places = places(answer);
        assertTrue(places.contains("Bundle.entry[0].resource.patient.reference"), places.toString());
        assertTrue(places.contains("Bundle.entry[0].resource.insurer.reference"), places.toString());
        assertTrue(places.contains("Bundle.entry[0].resource.use"), places.toString());
    }

    @Test
    void an_empty_bundle_is_refused() {
        var answer = PAYER.post("/Claim/$submit", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("OperationOutcome"));
    }

    @Test
    void references_of_the_answer_lead_to_exactly_one_entry() {
        var answer = PAYER.submit(fresh(PAYER.cases().oxygenAtRest89WithoutEchocardiogram(), "references"));
        var addresses = answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .collect(Collectors.groupingBy(address -> address, Collectors.counting()));
        var response = DemoPayer.response(answer);
        for (var reference : List.of(response.getPatient(), response.getInsurer(), response.getRequestor()))
            assertEquals(1L, addresses.get(reference.getReference()));
        response.getCommunicationRequest().forEach(one -> assertEquals(1L, addresses.get(one.getReference())));
    }

    @Test
    void answers_conform_to_the_profile() {
        for (var situation : List.of(
                PAYER.cases().oxygenAtRest86RoomAir(),
                PAYER.cases().oxygenAtRest89WithoutEchocardiogram(),
                PAYER.cases().oxygenForClusterHeadache(),
                PAYER.cases().oxygenTestedBySupplier())) {
            var answer = PAYER.submit(fresh(situation, "conforms"));
            Profiles.stu2().assertConforms(answer, RESPONSE);
        }
    }

    @Test
    void without_a_token_nobody_gets_in() {
        assertEquals(
                401,
                PAYER.service().post(DemoPayer.PAS + "/Claim/$submit", "{}").statusCode());
    }

    @Test
    void the_same_submission_under_another_number_is_the_same_request() {
        var request = fresh(PAYER.cases().lumbarMriForCaudaEquina(), "same-submission");
        var first = PAYER.submit(request);
        claim(request).getIdentifierFirstRep().setValue("another-" + java.util.UUID.randomUUID());
        var again = PAYER.submit(request);
        assertEquals(DemoPayer.id(first), DemoPayer.id(again));
    }

    static Bundle fresh(Case situation, String trace) {
        return PriorAuthRequest.of(situation, situation.member().memberId() + "-" + trace);
    }

    static Claim claim(Bundle request) {
        return (Claim) request.getEntryFirstRep().getResource();
    }

    private static List<String> places(HttpResponse<String> answer) {
        return DemoPayer.parse(answer.body(), OperationOutcome.class).getIssue().stream()
                .flatMap(issue -> issue.getExpression().stream())
                .map(place -> place.getValue())
                .toList();
    }
}
