package payer.service.policies;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** The service is ready when its policies are loaded, compiled and warm. */
@Singleton
@Readiness
final class PoliciesReady implements HealthIndicator {
    private final FollowReleases following;

    PoliciesReady(FollowReleases following) {
        this.following = following;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = following.isReady() ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder("policies", status).build());
    }
}
