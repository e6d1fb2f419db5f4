package payer.service.security;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The other issuers whose tokens we accept, each with the address of its keys. */
@Singleton
final class TokenIssuers {
    private final Map<String, URI> keyAddresses;

    TokenIssuers(SecuritySettings settings) {
        keyAddresses = settings.issuers().stream()
                .map(TokenIssuers::sides)
                .collect(
                        Collectors.toUnmodifiableMap(sides -> sides[0].strip(), sides -> URI.create(sides[1].strip())));
    }

    Optional<URI> keyAddress(String issuer) {
        return Optional.ofNullable(keyAddresses.get(issuer));
    }

    private static String[] sides(String line) {
        var sides = line.split(" = ", -1);
        if (sides.length != 2)
            throw new IllegalArgumentException(
                    "security.issuers has a line that is not 'issuer = address of its key set': " + line);
        return sides;
    }
}
