package payer.service.formapp.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import payer.service.formapp.Clinician;
import payer.service.formapp.Draft;

/**
 * What stands around each page of a visit: whose chart is open, so that nobody answers for the wrong person.
 *
 * @param path of the visit's pages
 * @param issuer of the EHR
 */
public record Frame(String path, String formToken, String patient, String born, String issuer) {

    static Frame of(Clinician clinician, Patient patient) {
        return new Frame(
                VisitCookies.VISITS + clinician.visit().id(),
                clinician.formToken(),
                name(patient),
                patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "",
                clinician.ehr().issuer());
    }

    /** For a colleague: it leads to the form after their own sign-in at the same EHR, with this patient's chart. */
    public String handOver(Draft draft) {
        return "/dtr/app/launch?iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8) + "&draft=" + draft.id();
    }

    private static String name(Patient patient) {
        return patient.getName().stream()
                .filter(name -> name.getUse() != HumanName.NameUse.OLD)
                .map(name -> name.hasText() ? name.getText() : name.getNameAsSingleString())
                .findFirst()
                .orElse("a patient without a name");
    }

    @Override
    public String toString() {
        return "Frame";
    }
}
