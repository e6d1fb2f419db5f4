package payer.service.demo;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** The service is ready when its demo data are there: who asks before would find no member. */
@Singleton
@Readiness
final class DemoProgress implements HealthIndicator {
    private static final String NAME = "demo-data";

    private enum State {
        LOADING,
        FINISHED,
        FAILED
    }

    private volatile State state = State.LOADING;

    void finished() {
        state = State.FINISHED;
    }

    void failed() {
        state = State.FAILED;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var status = state == State.FINISHED ? HealthStatus.UP : HealthStatus.DOWN;
        return Publishers.just(HealthResult.builder(NAME, status).build());
    }
}
