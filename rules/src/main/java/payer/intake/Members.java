package payer.intake;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Membership;

/** What FHIR tells of a member's standing. Line of business and product are the payer's own words, told by the plan's class. */
public final class Members {

    private static final String PLAN = "plan";
    private static final String GROUP = "group";

    public Membership membership(Patient patient, Coverage coverage) {
        return new Membership(
                Days.of(patient.getBirthDateElement()),
                classed(coverage, GROUP),
                classed(coverage, PLAN),
                patient.getAddress().stream()
                        .filter(address -> address.hasState())
                        .map(address -> address.getState())
                        .findFirst()
                        .orElse(""),
                coverage.hasPeriod() ? Days.of(coverage.getPeriod().getStartElement()) : Optional.empty());
    }

    private static String classed(Coverage coverage, String kind) {
        return coverage.getClass_().stream()
                .filter(one -> one.getType().getCoding().stream().anyMatch(coding -> kind.equals(coding.getCode())))
                .map(Coverage.ClassComponent::getValue)
                .findFirst()
                .orElse("");
    }
}
