package payer.service.member;

import java.util.Map;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Membership;
import payer.intake.Members;

/** A person whom the payer insures on the day in question, by this coverage; as the payer's own records have them. */
public record Member(MemberId id, Patient patient, Coverage coverage, Membership membership) {
    private static final Members STANDING = new Members();

    /** {@code linesOfBusiness} tells what the plans are that coverages name. */
    static Member of(MemberId id, Patient patient, Coverage coverage, Map<String, String> linesOfBusiness) {
        var told = STANDING.membership(patient, coverage);
        var line = linesOfBusiness.getOrDefault(told.product(), told.lineOfBusiness());
        var membership = new Membership(told.birthDate(), line, told.product(), told.state(), told.enrolledSince());
        return new Member(id, patient, coverage, membership);
    }

    @Override
    public String toString() {
        return "Member " + id;
    }
}
