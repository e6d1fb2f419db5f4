package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.junit.jupiter.api.Test;
import payer.service.fhir.FhirText;
import payer.testdata.cases.Case;
import payer.testdata.message.OrderSignHook;

/** Care in an emergency goes ahead: nobody asks for it, at the order screen or in a request. */
class EmergencyTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final OrderScreen SCREEN = new OrderScreen(PAYER);
    private static final Case SITUATION = PAYER.cases().oxygenAtRest89WithoutEchocardiogram();

    @Test
    void a_request_out_of_an_emergency_needs_no_authorization() {
        assertEquals(List.of("A4", "A4"), DemoPayer.actions(PAYER.submit(request("calm"))));
        var request = request("emergency");
        var visit = visit(request);
        request.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(visit);
        assertEquals(List.of("NA", "NA"), DemoPayer.actions(PAYER.submit(request)));
    }

    @Test
    void a_visit_that_is_over_is_no_emergency() {
        var request = request("over");
        var visit = visit(request);
        visit.getPeriod()
                .setStartElement(new DateTimeType(PAYER.today().minusDays(3).toString()))
                .setEndElement(new DateTimeType(PAYER.today().minusDays(2).toString()));
        request.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(visit.setStatus(EncounterStatus.FINISHED));
        assertEquals(List.of("A4", "A4"), DemoPayer.actions(PAYER.submit(request)));
    }

    @Test
    void the_order_screen_says_the_same() {
        var hook = OrderSignHook.of(SITUATION, UUID.randomUUID().toString());
        var text = PAYER.service()
                .bean(FhirText.class)
                .write(visit(request("screen")), payer.service.fhir.FhirFormat.JSON);
        var inEmergency = hook.replaceFirst(
                "\"prefetch\"\\s*:\\s*\\{",
                "\"prefetch\":{\"encounter\":"
                        + java.util.regex.Matcher.quoteReplacement(
                                new String(text, java.nio.charset.StandardCharsets.UTF_8))
                        + ",");
        assertTrue(SCREEN.sign(hook).contains("auth-needed"));
        var answer = SCREEN.sign(inEmergency);
        assertTrue(answer.contains("no-auth") && !answer.contains("auth-needed"), answer);
    }

    private static Bundle request(String trace) {
        return SubmitTest.fresh(SITUATION, "er-" + trace);
    }

    private static Encounter visit(Bundle request) {
        var visit = new Encounter();
        visit.setId(UUID.randomUUID().toString());
        visit.setStatus(EncounterStatus.INPROGRESS)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "EMER", "emergency"))
                .setSubject(SubmitTest.claim(request).getPatient().copy());
        visit.getPeriod().setStartElement(new DateTimeType(PAYER.today().toString()));
        return visit;
    }
}
