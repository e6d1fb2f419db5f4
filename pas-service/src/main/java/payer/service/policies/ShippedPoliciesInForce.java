package payer.service.policies;

import jakarta.inject.Singleton;
import java.time.Instant;
import payer.rules.PolicyRules;
import payer.rules.document.ShippedPolicies;

/** The policies that come with the product, as they are. */
@Singleton
final class ShippedPoliciesInForce implements PoliciesInForce {

    private final PolicyRules rules = PolicyRules.of(ShippedPolicies.policies());

    @Override
    public PolicyRules now() {
        return rules;
    }

    @Override
    public PolicyRules knownAt(Instant moment) {
        return rules;
    }
}
