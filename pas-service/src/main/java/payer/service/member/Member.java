package payer.service.member;

import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Membership;
import payer.intake.Members;

/** A person whom the payer insures on the day in question, by this coverage; as the payer's own records have them. */
public record Member(MemberId id, Patient patient, Coverage coverage) {
    private static final Members STANDING = new Members();

    public Membership membership() {
        return STANDING.membership(patient, coverage);
    }

    @Override
    public String toString() {
        return "Member " + id;
    }
}
