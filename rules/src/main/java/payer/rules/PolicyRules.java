package payer.rules;

import java.time.LocalDate;
import java.util.List;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;
import payer.decision.ServiceLine;
import payer.rules.policy.EffectivePeriod;
import payer.rules.policy.Policy;

/** Answers cases by a fixed set of policies. The same case always gets the same answer; asking changes nothing. */
public final class PolicyRules {

    private final List<Policy> policies;

    private PolicyRules(List<Policy> policies) {
        this.policies = List.copyOf(policies);
    }

    public static PolicyRules of(List<Policy> policies) {
        return new PolicyRules(policies);
    }

    public List<Policy> policies() {
        return policies;
    }

    /** One answer per line, in the order of the lines. */
    public List<Determination> determine(AuthorizationCase theCase) {
        return theCase.lines().stream()
                .map(line -> new LineDesk(theCase, line, matching(theCase, line)).determine())
                .toList();
    }

    private List<Policy> matching(AuthorizationCase theCase, ServiceLine line) {
        return policies.stream()
                .filter(policy -> policy.trigger().matches(line))
                .filter(policy -> policy.effective().holdsOn(day(policy, theCase, line)))
                .toList();
    }

    private static LocalDate day(Policy policy, AuthorizationCase theCase, ServiceLine line) {
        return policy.effective().basis() == EffectivePeriod.Basis.SERVICE_DATE ? line.serviced() : theCase.requested();
    }
}
