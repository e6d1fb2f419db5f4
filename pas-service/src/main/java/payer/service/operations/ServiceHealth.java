package payer.service.operations;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks each part of the service how it stands, the same that {@code /health} asks. */
@Singleton
final class ServiceHealth {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST = 200;

    private final List<HealthIndicator> indicators;

    ServiceHealth(List<HealthIndicator> indicators) {
        this.indicators = List.copyOf(indicators);
    }

    /** What is not well comes first. */
    List<PartHealth> all() {
        return indicators.stream()
                .flatMap(ServiceHealth::asked)
                .map(result -> new PartHealth(result.getName(), isUp(result), told(result.getDetails())))
                .sorted(Comparator.comparing(PartHealth::up).thenComparing(PartHealth::part))
                .toList();
    }

    private static Stream<HealthResult> asked(HealthIndicator indicator) {
        var results = new Collected<HealthResult>();
        indicator.getResult().subscribe(results);
        return results.within(PATIENCE).stream();
    }

    private static boolean isUp(HealthResult result) {
        return HealthStatus.UP.equals(result.getStatus());
    }

    private static String told(Object details) {
        if (!(details instanceof Map<?, ?> map)) return "";
        var words = map.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Number || entry.getValue() instanceof String)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }
}
