package payer.service.fhir.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.fhir.validation.ValidationIssue.Severity;

class ProfileValidatorTest {

    @Test
    void a_prior_authorization_request_conforms() {
        Profiles.stu2().assertConforms(Samples.pasRequest());
    }

    @Test
    void a_us_core_patient_conforms_to_every_version_of_us_core() {
        Profiles.stu2().assertConforms(Samples.usCorePatient());
        Profiles.usCore6().assertConforms(Samples.usCorePatient());
        Profiles.stu22().assertConforms(Samples.usCorePatient());
    }

    @Test
    void a_profile_is_found_with_its_version_too() {
        var patient = Samples.usCorePatient().setMeta(null);
        Profiles.stu2().assertConforms(patient, Samples.US_CORE_PATIENT + "|3.1.1");
        assertFalse(Profiles.stu2()
                .validate(patient, Samples.US_CORE_PATIENT + "|9.9.9")
                .done());
    }

    @Test
    void finds_what_a_profile_requires_and_a_resource_lacks() {
        var patient = Samples.usCorePatient();
        patient.getIdentifier().clear();
        patient.setGender(null);
        var report = Profiles.stu2().validate(patient);
        assertError(report, "Patient", "Validation_VAL_Profile_Minimum", "Patient.identifier: minimum required = 1");
        assertError(report, "Patient", "Validation_VAL_Profile_Minimum", "Patient.gender: minimum required = 1");
        assertEquals(2, report.errors().size(), () -> Profiles.told(report));
    }

    @Test
    void finds_a_fault_deep_in_a_bundle_and_names_its_place() {
        var request = Samples.pasRequest();
        Samples.claimOf(request).getItemFirstRep().setProductOrService(null);
        var report = Profiles.stu2().validate(request);
        assertError(
                report,
                "Bundle.entry[0].resource.item[0]",
                "Validation_VAL_Profile_Minimum",
                "Claim.item.productOrService: minimum required = 1");
    }

    @Test
    void finds_a_broken_rule_of_fhir_itself() {
        var patient = Samples.usCorePatient();
        patient.addContact().setGender(patient.getGender());
        var report = Profiles.stu2().validate(patient);
        assertError(report, "Patient.contact[0]", "http://hl7.org/fhir/StructureDefinition/Patient#pat-1", "pat-1");
    }

    @Test
    void checks_what_a_reference_leads_to_inside_the_bundle() {
        var request = Samples.pasRequest();
        Samples.claimOf(request).getInsurer().setReference("Patient/p1");
        assertFalse(Profiles.stu2().validate(request).conforms());
    }

    @Test
    void does_not_look_outside_the_resource(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var patient = Samples.usCorePatient();
        patient.setManagingOrganization(new Reference("http://192.0.2.1/fhir/Organization/1"));
        patient.addPhoto(new Attachment().setUrl("file:" + secret).setSize(1).setHash(new byte[] {1}));
        patient.addPhoto(
                new Attachment().setUrl("http://192.0.2.1/photo").setSize(1).setHash(new byte[] {1}));
        var report = Profiles.stu2().validate(patient);
        assertEquals(List.of(), report.errors(), () -> Profiles.told(report));
    }

    @Test
    void finds_an_extension_that_is_no_longer_where_it_belongs() {
        var claim = Samples.claimOf(Samples.pasRequest());
        claim.addExtension(claim.getItemFirstRep().getExtension().getFirst());
        assertFalse(Profiles.stu2().validate(claim, Samples.PAS_CLAIM).conforms());
    }

    @Test
    void finds_in_text_as_received_what_no_resource_could_hold() {
        var text = """
                {"resourceType":"Patient","birthDate":"1970-02-31","nonsense":true}
                """;
        var report = Profiles.validator().validateJson(utf8(text), Optional.empty(), PackageSet.STU2);
        assertError(report, "Patient", "", "Unrecognized property 'nonsense'");
        assertError(report, "Patient.birthDate", "Type_Specific_Checks_DT_Date_Valid", "1970-02-31");
    }

    @Test
    void reads_xml_too() {
        var xml = FhirContext.forR4Cached().newXmlParser().encodeResourceToString(Samples.usCorePatient());
        assertTrue(Profiles.validator()
                .validateXml(utf8(xml), Optional.empty(), PackageSet.STU2)
                .conforms());
        var faulty = xml.replaceFirst("<gender[^>]*>", "");
        assertError(
                Profiles.validator().validateXml(utf8(faulty), Optional.empty(), PackageSet.STU2),
                "Patient",
                "Validation_VAL_Profile_Minimum",
                "Patient.gender");
    }

    @Test
    void xml_cannot_draw_in_files() {
        var xml = """
                <!DOCTYPE Patient [<!ENTITY file SYSTEM "file:///etc/hostname">]>
                <Patient xmlns="http://hl7.org/fhir"><language value="&file;"/></Patient>
                """;
        var report = Profiles.validator().validateXml(utf8(xml), Optional.empty(), PackageSet.STU2);
        assertFalse(report.conforms());
        assertTrue(report.issues().stream().noneMatch(issue -> issue.text().contains("language")), report::toString);
    }

    @Test
    void text_that_is_not_fhir_is_reported_and_not_thrown() {
        for (var text :
                new String[] {"", "{", "[]", "{}", "null", "{\"resourceType\":\"Nothing\"}", "\u0000", "<a/>"}) {
            var report = Profiles.validator().validateJson(utf8(text), Optional.empty(), PackageSet.STU2);
            assertFalse(report.conforms(), text);
        }
    }

    @Test
    void says_that_a_profile_asked_for_is_not_loaded() {
        var report = Profiles.stu2().validate(new Patient(), "http://example.org/unheard-of");
        assertFalse(report.done());
        assertFalse(report.conforms());
        assertEquals(
                "Not checked against the profile http://example.org/unheard-of: the package set stu2 does not have it.",
                report.issues().getFirst().text());
    }

    @Test
    void a_claimed_profile_that_is_not_loaded_is_a_warning() {
        var patient = Samples.usCorePatient();
        patient.getMeta().addProfile("http://example.org/unheard-of");
        var report = Profiles.stu2().validate(patient);
        assertTrue(report.conforms());
        var issue = report.issues().getFirst();
        assertEquals(Severity.WARNING, issue.severity());
        assertEquals("Patient.meta.profile[1]", issue.place());
        assertTrue(issue.text().startsWith("Not checked against the profile http://example.org/unheard-of"));
    }

    @Test
    void says_that_no_packages_are_configured() {
        var report = new ProfileValidator(new PackageSettings(null), Clock.systemUTC())
                .validate(new Patient(), PackageSet.STU2);
        assertFalse(report.done());
        assertEquals(
                "Not checked: no folder of FHIR packages is configured (fhir.packages).",
                report.issues().getFirst().text());
    }

    @Test
    void an_outcome_carries_place_text_and_rule() {
        var patient = Samples.usCorePatient();
        patient.setGender(null);
        var issue = Profiles.stu2().validate(patient).toOutcome().getIssueFirstRep();
        assertEquals(IssueSeverity.ERROR, issue.getSeverity());
        assertEquals("Patient", issue.getExpression().getFirst().getValue());
        assertTrue(issue.getDetails().getText().startsWith("Patient.gender: minimum required = 1"));
        assertEquals(
                "Validation_VAL_Profile_Minimum",
                ((StringType) issue.getExtension().getFirst().getValue()).getValue());
    }

    @Test
    void an_outcome_without_findings_says_so() {
        var outcome = new ValidationReport(PackageSet.STU2, true, List.of()).toOutcome();
        assertEquals(
                "Nothing was found to be wrong.",
                outcome.getIssueFirstRep().getDetails().getText());
    }

    @Test
    void what_is_printed_of_a_report_holds_nothing_of_the_resource() {
        var request = Samples.pasRequest();
        for (var entry : request.getEntry())
            if (entry.getResource() instanceof Patient patient)
                patient.getNameFirstRep().setFamily("").addGiven("<Zebedee>");
        ((Claim) request.getEntryFirstRep().getResource()).setUse(null);
        var report = Profiles.stu2().validate(new Bundle().setType(null).addEntry(request.getEntryFirstRep()));
        assertFalse(report.errors().isEmpty());
        assertFalse((report + report.issues().toString()).contains("Zebedee"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertError(ValidationReport report, String place, String rule, String partOfText) {
        assertTrue(
                report.errors().stream()
                        .anyMatch(issue -> issue.place().equals(place)
                                && issue.rule().equals(rule)
                                && issue.text().contains(partOfText)),
                () -> Profiles.told(report));
    }
}
