package payer.service.fhir;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much one document may be. The size of a request in transit is the server's own setting,
 * {@code micronaut.server.max-request-size}.
 *
 * @param body the most bytes of one document, after decompression
 * @param depth how deeply elements may be nested
 * @param items the most items in one list, such as the entries of a bundle
 * @param nodes the most objects, arrays and values of one document
 * @param string the most characters of one string; attachments are strings in base64
 * @param issues the most problems that are listed for one document
 */
@ConfigurationProperties("fhir.limits")
public record FhirLimits(
        @Bindable(defaultValue = "50MB") @ReadableBytes @Min(1024)
        long body,

        @Bindable(defaultValue = "64") @Min(8) @Max(200) int depth,

        @Bindable(defaultValue = "20000") @Min(1) int items,
        @Bindable(defaultValue = "2000000") @Min(1) int nodes,

        @Bindable(defaultValue = "50MB") @ReadableBytes @Min(1024) @Max(Integer.MAX_VALUE)
        long string,

        @Bindable(defaultValue = "100") @Min(1) int issues) {

    private static final long MEGABYTES = 1 << 20;

    /** What applies where nothing is configured. */
    public static FhirLimits standard() {
        return new FhirLimits(50 * MEGABYTES, 64, 20_000, 2_000_000, 50 * MEGABYTES, 100);
    }
}
