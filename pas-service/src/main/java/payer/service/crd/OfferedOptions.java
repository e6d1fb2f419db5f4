package payer.service.crd;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import payer.crd.Option;
import payer.decision.OrderingAdvice.Offer;
import payer.rules.policy.OrderingRule;
import payer.rules.policy.Policy;
import payer.service.policies.PoliciesInForce;

/** What clients may choose beside what always comes: the kinds of card that a policy or a setting brings. */
@Singleton
final class OfferedOptions {
    private final PoliciesInForce policies;
    private final Map<String, String> launches;
    private final boolean coverageUpdates;

    OfferedOptions(PoliciesInForce policies, CrdSettings settings) {
        this.policies = policies;
        this.launches = settings.launches();
        this.coverageUpdates = settings.coverageUpdates();
    }

    Set<Option> now() {
        var options = EnumSet.noneOf(Option.class);
        for (var policy : policies.now().policies()) add(policy, options);
        if (coverageUpdates) options.add(Option.INSURANCE);
        return options;
    }

    private void add(Policy policy, Set<Option> options) {
        policy.atOrdering().stream()
                .filter(this::canBeGiven)
                .map(OrderingRule::topic)
                .map(Option::of)
                .forEach(options::add);
    }

    private boolean canBeGiven(OrderingRule rule) {
        return rule.offer()
                .map(offer -> !(offer instanceof Offer.App app) || launches.containsKey(app.name()))
                .orElse(true);
    }
}
