package payer.service.priorauth;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Fact;
import payer.service.fhir.Received;

/**
 * A request as it was read: what is asked, and the facts that came with it.
 *
 * @param patientPath where the patient stands in the bundle
 * @param errors why it cannot be taken up, as far as it can be told from what was sent
 */
public record Submission(
        Origin origin,
        PriorAuthRequest request,
        Patient patient,
        Coverage coverage,
        String patientPath,
        List<RequestError> errors,
        List<Fact> facts,
        Bundle bundle,
        Received received) {

    public Submission {
        errors = List.copyOf(errors);
        facts = List.copyOf(facts);
    }

    Submission asking(PriorAuthRequest whole) {
        return new Submission(origin, whole, patient, coverage, patientPath, errors, facts, bundle, received);
    }

    @Override
    public String toString() {
        return "Submission of " + request;
    }
}
