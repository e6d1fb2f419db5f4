package payer.decision;

import java.util.List;
import java.util.Optional;

/**
 * The whole answer for one line. The decision and the requirement are two readings of it, so they cannot disagree; the
 * findings are the reviewer's checklist and the evidence behind both, the advice is for whoever orders.
 */
public record Determination(
        int line,
        Decision decision,
        CoverageRequirement requirement,
        List<Finding> findings,
        List<PolicyReference> considered,
        Optional<TimeLimits> timeLimits,
        List<OrderingAdvice> advice) {

    public Determination {
        findings = List.copyOf(findings);
        considered = List.copyOf(considered);
        advice = List.copyOf(advice);
    }

    public boolean isContradicted() {
        return findings.stream().anyMatch(Finding::contradicted);
    }
}
