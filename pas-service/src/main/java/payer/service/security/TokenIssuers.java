package payer.service.security;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import payer.service.runtime.SettingLine;

/** The other issuers whose tokens we accept, each with the address of its keys. */
@Singleton
final class TokenIssuers {
    private final Map<String, URI> keyAddresses;

    TokenIssuers(SecuritySettings settings) {
        keyAddresses =
                SettingLine.byName("security.issuers", "issuer = address of its key set", settings.issuers())
                        .entrySet()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, line -> URI.create(line.getValue())));
    }

    Optional<URI> keyAddress(String issuer) {
        return Optional.ofNullable(keyAddresses.get(issuer));
    }
}
