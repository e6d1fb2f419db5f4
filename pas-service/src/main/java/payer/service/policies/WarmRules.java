package payer.service.policies;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import payer.rules.policy.Policy;

/** Decides some of the policies' own cases before anyone asks, so that the first request is not the slow one. */
@Singleton
final class WarmRules {
    private static final int POLICIES = 20;
    private static final int ROUNDS = 20;

    /** Being ready waits for this; what is still cold then warms with the first requests. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    /** What gets warm is the process's own code, so once is enough, also where tests start several services in one process. */
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final PublishedCases cases;

    WarmRules(PublishedCases cases) {
        this.cases = cases;
    }

    void warm(PublishedSet set) {
        if (WARM.getAndSet(true)) return;
        var some = set.rules().policies().stream()
                .map(Policy::id)
                .distinct()
                .limit(POLICIES)
                .flatMap(policy -> cases.of(set, policy).stream())
                .toList();
        var begun = System.nanoTime();
        for (var round = 0; round < ROUNDS && System.nanoTime() - begun < ENOUGH.toNanos(); round++)
            some.forEach(one -> set.rules().determine(one.situation()));
    }
}
