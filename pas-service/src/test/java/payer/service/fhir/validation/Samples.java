package payer.service.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** Small resources that conform, to plant faults in. */
final class Samples {
    private static final String PAS = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    static final String PAS_CLAIM = PAS + "profile-claim";
    static final String PAS_REQUEST = PAS + "profile-pas-request-bundle";
    static final String US_CORE_PATIENT = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient";

    private Samples() {}

    static byte[] pasRequestText() {
        try (var file = Samples.class.getResourceAsStream("pas-request-bundle.json")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A prior authorization request for one item. */
    static Bundle pasRequest() {
        var text = new String(pasRequestText(), java.nio.charset.StandardCharsets.UTF_8);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, text);
    }

    static Claim claimOf(Bundle request) {
        return (Claim) request.getEntryFirstRep().getResource();
    }

    static Patient usCorePatient() {
        var patient = new Patient();
        patient.getMeta().addProfile(US_CORE_PATIENT);
        patient.addIdentifier().setSystem("http://hospital.example.org/mrn").setValue("1");
        patient.addName().setFamily("Example").addGiven("Ann");
        patient.setGender(AdministrativeGender.FEMALE);
        return patient;
    }

    static CodeableConcept code(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }
}
