package payer.service.policies;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import payer.service.policies.PublishedSet.Refused;

/** The service is ready when its policies are loaded, compiled and warm. What of them is refused today is named, and stops nothing. */
@Singleton
@Readiness
final class PoliciesReady implements HealthIndicator {
    private final FollowReleases following;
    private final CurrentPolicies current;

    PoliciesReady(FollowReleases following, CurrentPolicies current) {
        this.following = following;
        this.current = current;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        if (!following.isReady())
            return Publishers.just(
                    HealthResult.builder("policies", HealthStatus.DOWN).build());
        var refused = current.set().refused().stream()
                .collect(Collectors.toMap(one -> one.key().text(), PoliciesReady::told));
        var result = HealthResult.builder("policies", HealthStatus.UP);
        return Publishers.just((refused.isEmpty() ? result : result.details(Map.of("refused", refused))).build());
    }

    private static String told(Refused refused) {
        return refused.standing().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                + refused.objections().stream()
                        .map(issue -> issue.place() + " " + issue.text())
                        .collect(Collectors.joining("; "));
    }
}
