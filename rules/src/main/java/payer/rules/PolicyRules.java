package payer.rules;

import java.util.List;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;
import payer.decision.ServiceLine;
import payer.rules.engine.CompiledPolicies;
import payer.rules.policy.Policy;

/** Answers cases by a fixed set of policies. The same case always gets the same answer; asking changes nothing. */
public final class PolicyRules {

    private final List<Policy> policies;
    private final CompiledPolicies compiled;

    private PolicyRules(List<Policy> policies, CompiledPolicies compiled) {
        this.policies = List.copyOf(policies);
        this.compiled = compiled;
    }

    /** Rules are compiled when they are first needed; see {@link #ready()}. */
    public static PolicyRules of(List<Policy> policies) {
        return new PolicyRules(policies, CompiledPolicies.of(policies));
    }

    /** The rules for other policies. What did not change is not compiled again, and these rules stay as they are. */
    public PolicyRules changedTo(List<Policy> others) {
        return new PolicyRules(others, compiled.changedTo(others));
    }

    /** All rules compiled, so that no request waits for it. */
    public PolicyRules ready() {
        compiled.compileAll();
        return this;
    }

    public List<Policy> policies() {
        return policies;
    }

    /** One answer per line, in the order of the lines. */
    public List<Determination> determine(AuthorizationCase theCase) {
        return theCase.lines().stream().map(line -> determine(theCase, line)).toList();
    }

    private Determination determine(AuthorizationCase theCase, ServiceLine line) {
        try (var hearing = compiled.hear(theCase, line)) {
            return new LineDesk(theCase, line, hearing).determine();
        }
    }
}
