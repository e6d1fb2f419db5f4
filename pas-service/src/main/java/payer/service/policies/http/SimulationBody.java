package payer.service.policies.http;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.policies.simulation.StartSimulation.Wish;

/** On what a draft is to be tried; a synthetic history of 10,000 requests if nothing is said. */
@Introspected
record SimulationBody(
        @Nullable String history,
        @Nullable Long requests,
        @Nullable Long seed) {
    private static final long USUAL = 10_000;

    Wish wish() {
        return new Wish(
                Optional.ofNullable(history).orElse("synthetic"),
                Optional.ofNullable(requests).orElse(USUAL),
                Optional.ofNullable(seed).orElse(1L));
    }
}
