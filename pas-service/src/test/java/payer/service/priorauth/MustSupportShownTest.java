package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.Profiles;
import payer.testdata.cases.Case;
import payer.testdata.message.PriorAuthRequest;

/** What the profiles want to be shown where it is known is shown. */
class MustSupportShownTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String STRUCTURES = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    private static final String RESPONSE = STRUCTURES + "profile-pas-response-bundle";

    @Test
    void what_is_asked_back_names_whom_about_what_and_why() {
        for (var base : List.of("2.0", "2.2")) {
            var answer = submit(base, request(PAYER.cases().oxygenAtRest89WithoutEchocardiogram(), base, "asked"));
            for (var asked : DemoPayer.all(answer, CommunicationRequest.class)) {
                assertTrue(
                        addresses(answer).contains(asked.getRecipientFirstRep().getReference()), base);
                var diagnosis =
                        asked.getPayloadFirstRep().getExtensionByUrl(STRUCTURES + "extension-communicatedDiagnosis");
                assertTrue(
                        ((CodeableConcept) diagnosis.getValue())
                                .getCodingFirstRep()
                                .hasCode(),
                        base);
            }
            for (var task : DemoPayer.all(answer, Task.class))
                assertFalse(task.getStatusReason().getText().isBlank(), base);
            conforms(base, answer);
        }
    }

    @Test
    void what_is_granted_names_who_may_deliver_it() {
        for (var base : List.of("2.0", "2.2")) {
            var situation = base.equals("2.0")
                    ? PAYER.cases().papIndex22VisitThenTest()
                    : PAYER.cases().papIndex9WithHypertension();
            var request = request(situation, base, "delivered");
            var answer = submit(base, request);
            assertEquals("A1", DemoPayer.actions(answer).getFirst());
            var provider = authorized(answer);
            var named = (Reference) provider.getExtensionByUrl("provider").getValue();
            assertTrue(
                    addresses(answer).contains(named.getReference()) || named.hasIdentifier(), DemoPayer.json(answer));
            conforms(base, answer);
            var inquired = PAYER.inquire(
                    Inquiries.about(request, DemoPayer.numbers(answer).getFirst()));
            var known = (Reference)
                    authorized(inquired).getExtensionByUrl("provider").getValue();
            assertTrue(known.hasIdentifier() || known.hasReference());
        }
    }

    @Test
    void of_which_stay_a_line_is_part_release_2_2_says() {
        var request = request(PAYER.cases().oxygenForClusterHeadache(), "2.2", "stay");
        var claim = SubmitTest.claim(request);
        stay(claim, "admissionDates", PAYER.today().minusDays(2));
        stay(claim, "dischargeDates", PAYER.today().plusDays(3));
        var answer = submit("2.2", request);
        var item = DemoPayer.response(answer).getItemFirstRep();
        assertEquals(
                PAYER.today().minusDays(2).toString(),
                item.getExtensionByUrl(STRUCTURES + "extension-admissionDates")
                        .getValue()
                        .primitiveValue());
        assertEquals(
                PAYER.today().plusDays(3).toString(),
                item.getExtensionByUrl(STRUCTURES + "extension-dischargeDate")
                        .getValue()
                        .primitiveValue());
        conforms("2.2", answer);
    }

    @Test
    void release_2_2_says_of_which_specialty_the_reviewer_is() {
        var answer = submit("2.2", request(PAYER.cases().oxygenForClusterHeadache(), "2.2", "specialty"));
        var reviews = new Reviews(PAYER);
        var form = """
                {"decision":"approve","version":1,"by":{"name":"Nora Blum","npi":"2999000777","specialty":"%s"}}""";
        assertEquals(
                400,
                reviews.decide(answer, form.formatted("nurse"), PAYER.nurse()).statusCode());
        assertEquals(
                200,
                reviews.decide(answer, form.formatted("163W00000X"), PAYER.nurse())
                        .statusCode());
        var whole = PAYER.service().get("/pas/2.2/fhir/Bundle/" + DemoPayer.id(answer), PAYER.ehr());
        assertTrue(whole.body().contains("163W00000X"), whole.body());
        conforms("2.2", DemoPayer.parse(whole.body(), Bundle.class));
    }

    private static Extension authorized(Bundle answer) {
        return DemoPayer.response(answer)
                .getItemFirstRep()
                .getExtensionByUrl(STRUCTURES + "extension-itemAuthorizedProvider");
    }

    private static void stay(Claim claim, String category, java.time.LocalDate day) {
        claim.addSupportingInfo()
                .setSequence(claim.getSupportingInfo().size() + 100)
                .setCategory(new CodeableConcept()
                        .addCoding(new Coding(
                                "http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes", category, null)))
                .setTiming(new DateType(day.toString()));
    }

    private static List<String> addresses(Bundle answer) {
        return answer.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
    }

    private static void conforms(String base, Bundle answer) {
        (base.equals("2.0") ? Profiles.stu2() : Profiles.stu22()).assertConforms(answer, RESPONSE);
    }

    private static Bundle request(Case situation, String base, String trace) {
        var number = situation.member().memberId() + "-shown-" + trace + base;
        return base.equals("2.0")
                ? PriorAuthRequest.of(situation, number)
                : PriorAuthRequest.ofRelease22(situation, number);
    }

    private static Bundle submit(String base, Bundle request) {
        var answer = PAYER.postTo("/pas/" + base + "/fhir/Claim/$submit", DemoPayer.json(request));
        assertEquals(200, answer.statusCode(), answer.body());
        return DemoPayer.parse(answer.body(), Bundle.class);
    }
}
