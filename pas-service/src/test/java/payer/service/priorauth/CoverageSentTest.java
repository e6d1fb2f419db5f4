package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import payer.service.fhir.validation.Profiles;

/** A coverage that is not ours, not active or somebody else's is told in the answer, with the place where it lies. */
class CoverageSentTest {
    private static final DemoPayer PAYER = DemoPayer.running();

    /** A request that is wrong in one way, what is said of that, and of which element. */
    record Wrong(String words, String element, Consumer<Bundle> how) {
        @Override
        public String toString() {
            return words;
        }
    }

    static List<Wrong> wrong() {
        return List.of(
                new Wrong(
                        "The coverage that was sent is not active",
                        "status",
                        request -> coverage(request).setStatus(Coverage.CoverageStatus.CANCELLED)),
                new Wrong("is for another insurer", "identifier", request -> {
                    var insurer = (Organization) CoverageSentTest.at(
                            request, SubmitTest.claim(request).getInsurer().getReference());
                    insurer.getIdentifier().clear();
                    insurer.addIdentifier()
                            .setSystem("https://payers.example.org")
                            .setValue("ANOTHER");
                }),
                new Wrong(
                        "is not that of the coverage",
                        "identifier",
                        request -> coverage(request).getIdentifierFirstRep().setValue("M9999999")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_with_the_coverage_is_told_in_the_answer(Wrong wrong) {
        var request = SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "coverage");
        wrong.how().accept(request);
        var answer = PAYER.submit(request);
        Profiles.stu2()
                .assertConforms(
                        answer, "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/profile-pas-response-bundle");
        var response = DemoPayer.response(answer);
        assertEquals(RemittanceOutcome.ERROR, response.getOutcome());
        var error = response.getErrorFirstRep();
        assertTrue(
                error.getCode().getText().contains(wrong.words()),
                error.getCode().getText());
        assertTrue(
                extension(error, "errorPath").endsWith(".resource." + wrong.element()), extension(error, "errorPath"));
        assertEquals(wrong.element(), extension(error, "errorElement"));
    }

    private static String extension(org.hl7.fhir.r4.model.ClaimResponse.ErrorComponent error, String name) {
        return error.getExtensionByUrl("http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-" + name)
                .getValue()
                .primitiveValue();
    }

    private static Coverage coverage(Bundle request) {
        return DemoPayer.all(request, Coverage.class).getFirst();
    }

    private static org.hl7.fhir.r4.model.Resource at(Bundle request, String address) {
        return request.getEntry().stream()
                .filter(entry -> entry.getFullUrl().equals(address))
                .map(Bundle.BundleEntryComponent::getResource)
                .findFirst()
                .orElseThrow();
    }
}
