package payer.service.records;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How files of records are loaded.
 *
 * @param validate the set of FHIR packages whose profiles each document must meet; without one only its shape is checked
 * @param workers parts of one file that are worked on at the same time
 * @param keep how long a finished load and its report are kept
 */
@ConfigurationProperties("records.load")
public record LoadSettings(
        @Nullable String validate,
        @Bindable(defaultValue = "4") @Min(1) @Max(64) int workers,
        @Bindable(defaultValue = "30d") Duration keep) {

    /** The name of the set. */
    public Optional<String> validatedBy() {
        return Optional.ofNullable(validate).filter(name -> !name.isBlank());
    }
}
