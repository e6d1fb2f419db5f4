package payer.service.fhir.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.ValidationIssue.Severity;

/** What cannot be checked is information that says so; what can be checked and is wrong stays an error. */
class CodesHeldElsewhereTest {
    private static final String X12_CATEGORY = "https://codesystem.x12.org/005010/1365";
    private static final String CLAIM_TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";
    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String LOINC = "http://loinc.org";
    private static final String CPT = "http://www.ama-assn.org/go/cpt";

    @Test
    void a_made_up_x12_code_is_information_that_says_it_could_not_be_checked() {
        var claim = claim();
        claim.getItemFirstRep().setCategory(Samples.code(X12_CATEGORY, "made-up"));
        var issue = only(at("Claim.item[0].category", claim));
        assertEquals(Severity.INFORMATION, issue.severity());
        assertTrue(issue.text().startsWith("The code could not be checked: the content of"), issue.text());
    }

    @Test
    void a_wrong_code_of_a_shipped_system_stays_an_error() {
        var claim = claim();
        claim.setType(Samples.code(CLAIM_TYPE, "made-up"));
        assertTrue(at("Claim.type.coding[0].code", claim).stream()
                .anyMatch(issue ->
                        issue.severity() == Severity.ERROR && issue.text().contains("Unknown code 'made-up'")));
    }

    @Test
    void a_wrong_code_of_a_shipped_system_stays_an_error_beside_one_that_cannot_be_checked() {
        var claim = claim();
        var product = claim.getItemFirstRep().getProductOrService();
        product.setCoding(List.of(new Coding(CPT, "made-up", null), new Coding(CLAIM_TYPE, "made-up-too", null)));
        assertTrue(
                report(claim).errors().stream().anyMatch(issue -> issue.text().contains("Unknown code 'made-up-too'")));
    }

    @Test
    void one_coding_that_could_be_right_is_enough_for_a_required_value_set() {
        var claim = claim();
        var product = claim.getItemFirstRep().getProductOrService();
        product.setCoding(List.of(new Coding(CPT, "made-up", null), new Coding(CLAIM_TYPE, "oral", null)));
        assertEquals(List.of(), report(claim).errors());
    }

    @Test
    void a_code_of_a_system_that_the_value_set_does_not_draw_on_is_an_error() {
        var claim = claim();
        claim.addDiagnosis().setSequence(1).setDiagnosis(Samples.code(ICD_10, "M54.16"));
        claim.addDiagnosis().setSequence(2).setDiagnosis(Samples.code(LOINC, "24531-6"));
        assertEquals(
                Severity.INFORMATION,
                only(at("Claim.diagnosis[0].diagnosis.ofType(CodeableConcept)", claim))
                        .severity());
        assertEquals(
                Severity.ERROR,
                only(at("Claim.diagnosis[1].diagnosis.ofType(CodeableConcept)", claim))
                        .severity());
    }

    @Test
    void where_the_value_set_names_its_codes_they_are_checked_without_the_system() {
        var role = new PractitionerRole();
        role.addSpecialty(Samples.code("http://nucc.org/provider-taxonomy", "207R00000X"));
        role.addSpecialty(Samples.code("http://nucc.org/provider-taxonomy", "made-up"));
        var profile = "http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/plannet-PractitionerRole";
        var report = Profiles.stu2().validate(role, profile);
        assertEquals(List.of(), errorsAt("PractitionerRole.specialty[0]", report));
        assertEquals(
                "Terminology_TX_NoValid_1_CC",
                only(errorsAt("PractitionerRole.specialty[1]", report)).rule());
    }

    @Test
    void a_code_of_a_system_that_nobody_knows_is_no_concern_of_this_rule() {
        var claim = claim();
        claim.getItemFirstRep().setCategory(Samples.code("http://example.org/own", "made-up"));
        var issues = at("Claim.item[0].category.coding[0].system", claim);
        assertEquals(Severity.WARNING, only(issues).severity());
    }

    @Test
    void a_media_type_is_checked_as_far_as_the_loaded_list_goes() {
        var document = new DocumentReference();
        document.addContent().setAttachment(new Attachment().setContentType("text/plain"));
        assertEquals(
                List.of(),
                errorsAt(
                        "DocumentReference.content[0].attachment.contentType",
                        Profiles.stu2().validate(document)));
    }

    @Test
    void an_address_stands_for_itself_or_for_all_below_it() {
        assertTrue(CodesHeldElsewhere.isSystem("https://codesystem.x12.org/005010/306"));
        assertTrue(CodesHeldElsewhere.isSystem(LOINC));
        assertFalse(CodesHeldElsewhere.isSystem("http://loinc.org.example.com"));
        assertFalse(CodesHeldElsewhere.isSystem(CLAIM_TYPE));
    }

    private static Claim claim() {
        return Samples.claimOf(Samples.pasRequest());
    }

    private static ValidationReport report(Claim claim) {
        return Profiles.stu2().validate(claim, Samples.PAS_CLAIM);
    }

    private static List<ValidationIssue> at(String place, Claim claim) {
        return report(claim).issues().stream()
                .filter(issue -> issue.place().equals(place))
                .toList();
    }

    private static List<ValidationIssue> errorsAt(String place, ValidationReport report) {
        return report.errors().stream()
                .filter(issue -> issue.place().equals(place))
                .toList();
    }

    private static ValidationIssue only(List<ValidationIssue> issues) {
        assertEquals(1, issues.size(), issues::toString);
        return issues.getFirst();
    }
}
