package payer.service.fhir;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How much a client may send, and how slowly. The sizes of the request line and of all headers together are the
 * server's own settings, {@code micronaut.server.netty.max-initial-line-length} and {@code max-header-size}.
 *
 * @param body the most bytes of one document, after decompression
 * @param bodiesInFlight the most bytes of all bodies that are being received at one time
 * @param depth how deeply elements may be nested
 * @param items the most items in one list, such as the entries of a bundle
 * @param nodes the most objects, arrays and values of one document
 * @param string the most characters of one string; attachments are strings in base64
 * @param issues the most problems that are listed for one document
 * @param headers the most header lines of a request
 * @param headerTime how long a client may take to send the request line and headers
 * @param bodyTime how long a client may take to send a body, where it sends slower than {@code bytesPerSecond}
 * @param bytesPerSecond how fast a body must arrive, over all, once {@code bodyTime} has passed
 * @param connections the most connections that are open at one time
 */
@ConfigurationProperties("fhir.limits")
public record FhirLimits(
        @Bindable(defaultValue = "50MB") @ReadableBytes @Min(1024)
        long body,

        @Bindable(defaultValue = "400MB") @ReadableBytes @Min(1024)
        long bodiesInFlight,

        @Bindable(defaultValue = "64") @Min(8) @Max(500) int depth,

        @Bindable(defaultValue = "20000") @Min(1) int items,
        @Bindable(defaultValue = "2000000") @Min(1) int nodes,

        @Bindable(defaultValue = "50MB") @ReadableBytes @Min(1024) @Max(Integer.MAX_VALUE)
        long string,

        @Bindable(defaultValue = "100") @Min(1) int issues,
        @Bindable(defaultValue = "100") @Min(10) int headers,
        @Bindable(defaultValue = "10s") Duration headerTime,
        @Bindable(defaultValue = "30s") Duration bodyTime,
        @Bindable(defaultValue = "10240") @Min(1) long bytesPerSecond,
        @Bindable(defaultValue = "20000") @Min(1) int connections) {

    /** What applies where nothing is configured. */
    public static FhirLimits standard() {
        return new FhirLimits(
                50 << 20,
                400 << 20,
                64,
                20_000,
                2_000_000,
                50 << 20,
                100,
                100,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                10_240,
                20_000);
    }
}
