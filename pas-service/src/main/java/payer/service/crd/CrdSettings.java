package payer.service.crd;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Answers to hooks.
 *
 * @param insurer the name under which members know the payer, as cards show it
 * @param website where cards point to as their source; may be empty
 * @param payers identifiers by which a coverage names this payer, {@code system|value}; with none, any coverage is looked up
 * @param mostOrders how many orders one call may be about
 * @param cardsPerDay how many cards a client is shown about one member in 24 hours; coverage information always comes
 * @param fhirServers which FHIR servers may be asked for what a call lacks, one line for each: {@code client = address}; beside
 *     those that stand in the registration of the client, where they belong
 * @param apps programs that policies may offer to open, one line for each: {@code name = launch address}
 * @param coverageUpdates whether cards suggest to bring coverages up to date; not where eligibility is told by X12
 * @param callsKept how long calls and their answers are kept for disputes
 * @param deadline how long they are waited for, all together
 * @param body how long the body of one call may be
 */
@ConfigurationProperties("crd")
public record CrdSettings(
        @Bindable(defaultValue = "The health plan") @NotBlank
        String insurer,

        @Bindable(defaultValue = "") String website,
        @Bindable(defaultValue = "") List<String> payers,
        @Bindable(defaultValue = "500") @Min(1) @Max(5000) int mostOrders,

        @Bindable(defaultValue = "30") @Min(0) int cardsPerDay,
        @Bindable(defaultValue = "") List<String> fhirServers,
        @Bindable(defaultValue = "") List<String> apps,
        @Bindable(defaultValue = "false") boolean coverageUpdates,
        @Bindable(defaultValue = "3653d") Duration callsKept,
        @Bindable(defaultValue = "4s") Duration deadline,

        @Bindable(defaultValue = "20MB") @ReadableBytes @Min(1024) @Max(50_000_000)
        long body) {
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_KEPT = Duration.ofDays(1);

    public CrdSettings {
        if (deadline.isNegative() || deadline.compareTo(LONGEST_DEADLINE) > 0)
            throw new IllegalArgumentException("crd.deadline must be between 0 and 10s");
        if (callsKept.compareTo(SHORTEST_KEPT) < 0)
            throw new IllegalArgumentException("crd.calls-kept must be a day or more");
        fhirServers = fhirServers.stream().filter(line -> !line.isBlank()).toList();
        apps = apps.stream().filter(line -> !line.isBlank()).toList();
        apps.forEach(line -> Assigned.read("crd.apps", line));
        fhirServers.forEach(line -> Assigned.read("crd.fhir-servers", line));
        payers = payers.stream().filter(payer -> !payer.isBlank()).toList();
    }

    /** The launch addresses of apps by their names. */
    Map<String, String> launches() {
        return apps.stream()
                .map(line -> Assigned.read("crd.apps", line))
                .collect(Collectors.toUnmodifiableMap(
                        Assigned::name, app -> app.address().toString()));
    }
}
