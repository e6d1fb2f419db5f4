package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import payer.decision.Reason;
import payer.service.policies.PoliciesInForce;

/** The codes that policies declare for criteria that are not met: of X12's list 886, which the policy's owner has. */
@Singleton
final class DenialCodes {
    private final PoliciesInForce policies;

    DenialCodes(PoliciesInForce policies) {
        this.policies = policies;
    }

    /** Of the first of these criteria for which the policy declares one. */
    Optional<String> of(Basis basis, List<String> criteria) {
        return policies.now().policies().stream()
                .filter(policy ->
                        policy.id().equals(basis.policy()) && policy.version().equals(basis.version()))
                .flatMap(policy -> criteria.stream().flatMap(criterion -> policy.leaf(criterion).stream()))
                .flatMap(leaf -> leaf.unmet().flatMap(Reason::code).stream())
                .findFirst();
    }
}
