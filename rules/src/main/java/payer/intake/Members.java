package payer.intake;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Patient;
import payer.decision.Membership;

/** What FHIR tells of a member's standing. Line of business and product are the payer's own words, told by the plan's class. */
public final class Members {

    private static final String PLAN = "plan";
    private static final String GROUP = "group";
    private static final String TYPOLOGY = "https://nahdo.org/sopt";

    /** The first digits of the public payment typology. */
    private static final Map<String, String> BY_PAYMENT = Map.of(
            "11", "medicare-advantage",
            "12", "medicare",
            "2", "medicaid",
            "5", "commercial",
            "6", "commercial");

    /** No kind of payment tells a plan on the federal exchange; a plan's own code may mean it. */
    private static final String EXCHANGE = "exchange";

    /** Those that policies may name whatever the payer's own words are. */
    public static Set<String> linesOfBusiness() {
        var known = new HashSet<>(BY_PAYMENT.values());
        known.add(EXCHANGE);
        return Set.copyOf(known);
    }

    public Membership membership(Patient patient, Coverage coverage) {
        return new Membership(
                Days.of(patient.getBirthDateElement()),
                lineOfBusiness(coverage),
                classed(coverage, PLAN),
                patient.getAddress().stream()
                        .filter(address -> address.hasState())
                        .map(address -> address.getState())
                        .findFirst()
                        .orElse(""),
                coverage.hasPeriod() ? Days.of(coverage.getPeriod().getStartElement()) : Optional.empty());
    }

    /** In the payer's own word where the coverage has one; otherwise as its kind of payment tells. */
    private static String lineOfBusiness(Coverage coverage) {
        var named = classed(coverage, GROUP);
        if (!named.isBlank()) return named;
        return coverage.getType().getCoding().stream()
                .filter(coding -> TYPOLOGY.equals(coding.getSystem()) && coding.hasCode())
                .flatMap(coding -> BY_PAYMENT.entrySet().stream()
                        .filter(entry -> coding.getCode().startsWith(entry.getKey()))
                        .map(Map.Entry::getValue))
                .findFirst()
                .orElse("");
    }

    private static String classed(Coverage coverage, String kind) {
        return coverage.getClass_().stream()
                .filter(one -> one.getType().getCoding().stream().anyMatch(coding -> kind.equals(coding.getCode())))
                .map(Coverage.ClassComponent::getValue)
                .findFirst()
                .orElse("");
    }
}
