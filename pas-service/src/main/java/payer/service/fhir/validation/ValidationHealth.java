package payer.service.fhir.validation;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.TreeMap;
import org.reactivestreams.Publisher;

/** Tells an operator how far each package set is. The service is well without them: then it says what it did not check. */
@Singleton
final class ValidationHealth implements HealthIndicator {
    private final ProfileValidator validator;

    ValidationHealth(ProfileValidator validator) {
        this.validator = validator;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var told = new TreeMap<String, String>();
        validator.states().forEach((set, state) -> told.put(set, state.toString()));
        return Publishers.just(HealthResult.builder("profile-validation", HealthStatus.UP)
                .details(told)
                .build());
    }
}
