package payer.service.notice;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where notifications may go, and how long a subscriber has to take one.
 *
 * @param endpoints the beginnings of addresses to which notifications may be sent; without any there are no subscriptions
 * @param patience how long a subscriber has to take a notification
 */
@ConfigurationProperties("notice")
public record NoticeSettings(
        @Bindable(defaultValue = "") List<String> endpoints,
        @Bindable(defaultValue = "10s") Duration patience) {

    public NoticeSettings {
        endpoints = endpoints.stream().filter(one -> !one.isBlank()).toList();
        if (!patience.isPositive()) throw new IllegalArgumentException("notice.patience must be positive");
        endpoints.forEach(NoticeSettings::refuseUnclear);
    }

    /** The path of an allowed beginning ends with a slash, or {@code https://a.example} would allow {@code https://a.example.evil}. */
    private static void refuseUnclear(String beginning) {
        if (!beginning.endsWith("/") || URI.create(beginning).getHost() == null)
            throw new IllegalArgumentException("an entry of notice.endpoints is an address that ends with a slash");
    }

    boolean allows(URI endpoint) {
        var plain = endpoint.getRawUserInfo() == null && endpoint.normalize().equals(endpoint);
        return plain && endpoints.stream().anyMatch(endpoint.toString()::startsWith);
    }
}
