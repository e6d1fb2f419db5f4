package payer.service.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * Who we are and where we are reached.
 *
 * @param mode demo or production
 * @param url the address under which clients reach us, without a trailing slash; behind a proxy the proxy's
 * @param behindTlsProxy that a proxy in front of us ends TLS, so that plain HTTP behind it is meant
 * @param timeZone the plan's time zone, in which its days and business days are counted
 */
@ConfigurationProperties("service")
public record ServiceSettings(
        @Bindable(defaultValue = "PRODUCTION") Mode mode,
        URI url,
        @Bindable(defaultValue = "false") boolean behindTlsProxy,

        @Bindable(defaultValue = "America/New_York") @NotBlank
        String timeZone) {

    public ServiceSettings {
        if (url.toString().endsWith("/"))
            throw new IllegalArgumentException("service.url must not end with a slash: " + url);
        zone(timeZone);
    }

    public ZoneId zone() {
        return zone(timeZone);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("service.time-zone must be a name such as America/New_York", e);
        }
    }
}
