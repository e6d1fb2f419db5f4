package payer.service.policies;

import jakarta.inject.Singleton;
import payer.rules.policy.Policy;

/** Decides some of the policies' own cases before anyone asks, so that the first request is not the slow one. */
@Singleton
final class WarmRules {
    private static final int POLICIES = 20;
    private static final int ROUNDS = 20;

    private final PublishedCases cases;

    WarmRules(PublishedCases cases) {
        this.cases = cases;
    }

    void warm(PublishedSet set) {
        var some = set.rules().policies().stream()
                .map(Policy::id)
                .distinct()
                .limit(POLICIES)
                .flatMap(policy -> cases.of(set, policy).stream())
                .toList();
        for (var round = 0; round < ROUNDS; round++)
            some.forEach(one -> set.rules().determine(one.situation()));
    }
}
