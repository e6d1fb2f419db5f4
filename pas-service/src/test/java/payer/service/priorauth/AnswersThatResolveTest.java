package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Requests whose references hold only on the sender's server get answers whose references lead to their own entries. */
class AnswersThatResolveTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String SERVER = "https://ehr.example.org/fhir/";

    @Test
    void what_was_relative_to_the_senders_server_leads_to_an_entry_of_the_answer() {
        var request = relative(SubmitTest.fresh(PAYER.cases().oxygenAtRest89WithoutEchocardiogram(), "relative"));
        assertTrue(SubmitTest.claim(request).getPatient().getReference().startsWith("Patient/"));
        for (var answer : List.of(PAYER.submit(request), PAYER.inquire(Inquiries.about(request)))) {
            var addresses = answer.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getFullUrl)
                    .collect(Collectors.toSet());
            assertEquals(List.of(), lost(answer, addresses), DemoPayer.json(answer));
        }
    }

    /** References that look as if they led somewhere here, and do not. */
    private static List<String> lost(Bundle answer, Set<String> addresses) {
        var found = new ArrayList<String>();
        answer.getEntry().forEach(entry -> collect(entry.getResource(), found));
        return found.stream()
                .filter(reference -> !addresses.contains(reference))
                .filter(reference -> !reference.startsWith(SERVER + "Claim/"))
                .toList();
    }

    private static void collect(Base element, List<String> found) {
        if (element instanceof Reference reference && reference.hasReference()) found.add(reference.getReference());
        for (var child : element.children()) child.getValues().forEach(value -> collect(value, found));
    }

    /** The same request as a server that shows its own addresses would send it. */
    private static Bundle relative(Bundle request) {
        var text = DemoPayer.json(request);
        for (var entry : request.getEntry()) {
            var address = entry.getResource().fhirType() + "/" + DemoPayer.id(entry.getResource());
            text = text.replace(
                            "\"fullUrl\":\"" + entry.getFullUrl() + "\"", "\"fullUrl\":\"" + SERVER + address + "\"")
                    .replace("\"reference\":\"" + entry.getFullUrl() + "\"", "\"reference\":\"" + address + "\"");
        }
        return DemoPayer.parse(text, Bundle.class);
    }
}
