package payer.service.priorauth;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What is checked against the guide's profiles; it needs the FHIR packages.
 *
 * @param requests when requests are checked
 * @param answers of how many in a hundred answers it is checked, beside the answering, that they conform
 */
@ConfigurationProperties("priorauth.validation")
public record ValidationSettings(
        @Bindable(defaultValue = "OFF") When requests,
        @Bindable(defaultValue = "0") @Min(0) @Max(100) int answers) {

    /** When a check takes place. */
    public enum When {
        OFF,
        /** After the answer, for the figures only. */
        BESIDE,
        /** Before anything else: what does not conform is refused. */
        BEFORE
    }
}
