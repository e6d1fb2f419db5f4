package payer.service.member;

import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Membership;
import payer.intake.Members;

/**
 * A person whom the payer insures on the day in question, by this coverage; as the payer's own records have them.
 *
 * @param stamp of which state of the records this is; empty where nobody has looked
 */
public record Member(MemberId id, Patient patient, Coverage coverage, Membership membership, String stamp) {
    private static final Members STANDING = new Members();

    static Member of(Enrolled enrolled, Coverage coverage) {
        var told = STANDING.membership(enrolled.patient(), coverage);
        var line = enrolled.linesOfBusiness().getOrDefault(told.product(), told.lineOfBusiness());
        var membership = new Membership(told.birthDate(), line, told.product(), told.state(), told.enrolledSince());
        return new Member(enrolled.id(), enrolled.patient(), coverage, membership, enrolled.stamp());
    }

    @Override
    public String toString() {
        return "Member " + id;
    }
}
