package payer.service.formapp;

import org.hl7.fhir.r4.model.Reference;
import payer.service.caller.Caller;
import payer.service.formapp.smart.Ehr;
import payer.service.formapp.smart.EhrTokens;

/**
 * One request of a clinician who is there.
 *
 * @param caller them, acting through the client of their EHR
 * @param formToken what each page of this visit carries, and no other site can know
 */
public record Clinician(Visit visit, Ehr ehr, EhrTokens tokens, Caller caller, String formToken) {

    public Reference reference() {
        return new Reference(visit.practitioner());
    }

    public String patient() {
        return "Patient/" + visit.patient();
    }

    @Override
    public String toString() {
        return "Clinician of " + visit;
    }
}
