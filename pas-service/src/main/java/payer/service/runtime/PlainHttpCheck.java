package payer.service.runtime;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;

/** In production the wire is encrypted, by us or by a proxy that the operator has declared. */
@Singleton
final class PlainHttpCheck implements ProductionCheck {
    private final ServiceSettings settings;
    private final boolean ownTls;

    PlainHttpCheck(ServiceSettings settings, @Value("${micronaut.server.ssl.enabled:false}") boolean ownTls) {
        this.settings = settings;
        this.ownTls = ownTls;
    }

    @Override
    public List<String> objections() {
        if (!"https".equals(settings.url().getScheme()))
            return List.of("service.url must be an https address, not " + settings.url());
        if (!ownTls && !settings.behindTlsProxy())
            return List.of(
                    "plain HTTP: set micronaut.server.ssl.enabled, or service.behind-tls-proxy where a proxy ends TLS");
        return List.of();
    }
}
