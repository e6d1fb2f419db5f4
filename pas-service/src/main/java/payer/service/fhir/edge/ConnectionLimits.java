package payer.service.fhir.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How many clients may be connected, and how slowly they may send. The sizes of the request line and of all headers
 * together, and the time after which an idle connection is closed, are the server's own settings.
 *
 * @param most the most connections that are open at one time
 * @param headers the most header lines of a request
 * @param headerTime how long a client may take from the first byte of a request to the end of its headers
 * @param bodyTime how long a client may send a body at any speed; after that it must have been fast enough
 * @param bytesPerSecond how fast a body must have come, once {@code bodyTime} is over
 * @param bodiesInFlight the most bytes of all bodies that are held at one time for requests not yet answered
 */
@ConfigurationProperties("connections")
record ConnectionLimits(
        @Bindable(defaultValue = "20000") @Min(1) int most,
        @Bindable(defaultValue = "100") @Min(10) int headers,
        @Bindable(defaultValue = "10s") Duration headerTime,
        @Bindable(defaultValue = "30s") Duration bodyTime,
        @Bindable(defaultValue = "10240") @Min(1) long bytesPerSecond,

        @Bindable(defaultValue = "400MB") @ReadableBytes @Min(1024)
        long bodiesInFlight) {}
