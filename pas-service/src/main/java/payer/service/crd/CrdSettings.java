package payer.service.crd;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;

/**
 * Answers to hooks.
 *
 * @param insurer the name under which members know the payer, as cards show it
 * @param website where cards point to as their source; may be empty
 * @param payers identifiers by which a coverage names this payer, {@code system|value}; with none, any coverage is looked up
 * @param mostOrders how many orders one call may be about
 * @param cardsPerDay how many cards a client is shown about one member in 24 hours; coverage information always comes
 * @param fhirServers which FHIR servers may be asked for what a call lacks, one line for each: {@code client = address}
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
        @Bindable(defaultValue = "4s") Duration deadline,

        @Bindable(defaultValue = "20MB") @ReadableBytes @Min(1024) @Max(50_000_000)
        long body) {
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(10);

    public CrdSettings {
        if (deadline.isNegative() || deadline.compareTo(LONGEST_DEADLINE) > 0)
            throw new IllegalArgumentException("crd.deadline must be between 0 and 10s");
        fhirServers = fhirServers.stream().filter(line -> !line.isBlank()).toList();
        payers = payers.stream().filter(payer -> !payer.isBlank()).toList();
    }
}
