package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;

/** What an inquiry says of the answer and of the kind of request narrows what is found. */
class InquiryCriteriaTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String EXTENSIONS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-";
    private static final String X12 = "https://codesystem.x12.org/005010/";

    @Test
    void only_what_has_the_review_action_that_is_asked_for_is_found() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "by-action");
        var answer = PAYER.submit(request);
        assertEquals(List.of("A4"), DemoPayer.actions(answer));
        assertTrue(found(acted(request, "A4")).contains(DemoPayer.id(answer)));
        assertFalse(found(acted(request, "A1")).contains(DemoPayer.id(answer)));
        assertTrue(PAYER.inquire(acted(request, "A4")).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(ClaimResponse.class::isInstance)
                .allMatch(response -> !DemoPayer.json(response).contains("\"A1\"")));
    }

    @Test
    void only_requests_of_the_kind_that_is_asked_for_are_found() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "by-kind");
        var answer = DemoPayer.id(PAYER.submit(request));
        assertTrue(found(certified(request, "I")).contains(answer));
        assertFalse(found(certified(request, "R")).contains(answer));
        assertFalse(found(certified(request, "3")).contains(answer));
    }

    @Test
    void the_answer_has_the_type_of_what_was_asked_for_not_of_the_inquiry() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "by-type");
        PAYER.submit(request);
        var inquiry = Inquiries.about(request);
        SubmitTest.claim(inquiry).getType().getCodingFirstRep().setCode("oral");
        var types = DemoPayer.all(PAYER.inquire(inquiry), ClaimResponse.class).stream()
                .map(response -> response.getType().getCodingFirstRep().getCode())
                .distinct()
                .toList();
        assertEquals(List.of("professional"), types);
    }

    @Test
    void what_was_changed_is_found_by_how_it_stands_now() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "by-action-changed");
        var first = DemoPayer.id(PAYER.submit(request));
        var update = SubmitTest.fresh(PAYER.cases().oxygenForClusterHeadache(), "by-action-withdrawn");
        var claim = SubmitTest.claim(update);
        claim.addRelated()
                .getClaim()
                .setIdentifier(SubmitTest.claim(request).getIdentifierFirstRep().copy());
        claim.addExtension(EXTENSIONS + "certificationType", concept("1322", "3"));
        var second = DemoPayer.id(PAYER.submit(update));
        assertFalse(found(acted(request, "A4")).contains(first));
        assertFalse(found(acted(request, "A4")).contains(second));
        assertTrue(found(acted(request, "NA")).contains(second));
        assertTrue(found(certified(request, "3")).contains(second));
    }

    private static List<String> found(Bundle inquiry) {
        return DemoPayer.all(PAYER.inquire(inquiry), ClaimResponse.class).stream()
                .map(DemoPayer::id)
                .toList();
    }

    private static Bundle acted(Bundle request, String action) {
        var inquiry = Inquiries.about(request);
        SubmitTest.claim(inquiry)
                .getItemFirstRep()
                .addExtension(EXTENSIONS + "reviewActionCode", concept("306", action));
        return inquiry;
    }

    private static Bundle certified(Bundle request, String kind) {
        var inquiry = Inquiries.about(request);
        SubmitTest.claim(inquiry).addExtension(EXTENSIONS + "certificationType", concept("1322", kind));
        return inquiry;
    }

    private static CodeableConcept concept(String list, String code) {
        return new CodeableConcept().addCoding(new Coding(X12 + list, code, null));
    }
}
