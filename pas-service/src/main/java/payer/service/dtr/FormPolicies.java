package payer.service.dtr;

import jakarta.inject.Singleton;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.policy.Policy;
import payer.service.policies.PoliciesInForce;

/** The policies whose forms persons may write. */
@Singleton
final class FormPolicies {
    private final PoliciesInForce policies;

    FormPolicies(PoliciesInForce policies) {
        this.policies = policies;
    }

    Policy find(String id, String version) {
        return policies.now().policies().stream()
                .filter(policy -> policy.id().equals(id) && policy.version().equals(version))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such version of a policy."));
    }
}
