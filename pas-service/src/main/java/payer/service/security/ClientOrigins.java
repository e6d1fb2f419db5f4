package payer.service.security;

import jakarta.inject.Singleton;
import payer.service.fhir.AllowedOrigins;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;

/** The web origins of the clients that may call now. */
@Singleton
final class ClientOrigins implements AllowedOrigins {
    private final Standing standing;
    private final Mode mode;

    ClientOrigins(Standing standing, ServiceSettings service) {
        this.standing = standing;
        this.mode = service.mode();
    }

    @Override
    public boolean allows(String origin) {
        return standing.clients().stream()
                .filter(client -> client.status().mayCall(mode))
                .anyMatch(client -> client.origins().contains(origin));
    }
}
