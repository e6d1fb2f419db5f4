package payer.service.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in, and how that is found out.
 *
 * @param bases one line for each API base, {@code path = classes of callers}: a base that is not named lets no token in
 * @param issuers other issuers whose access tokens we accept, {@code issuer = address of its JWKS}
 * @param keySecret 32 bytes in base64, under which the signing keys lie encrypted in the database
 * @param tokenLife how long an access token of ours is good for
 * @param clockSkew how far clocks may differ
 * @param keyRotation how long a signing key signs
 * @param keysFromAnywhere lets key sets be fetched over plain HTTP and from private addresses; for tests and test kits
 * @param metricsFromLoopback lets the metrics be read without a token by a process on the same machine
 * @param tlsSubjectHeader the header in which the declared proxy tells whom a client's certificate names
 * @param demoKeysFile where the private keys of the demo clients lie
 */
@ConfigurationProperties("security")
public record SecuritySettings(
        List<String> bases,
        @Bindable(defaultValue = "") List<String> issuers,
        @Nullable String keySecret,
        @Bindable(defaultValue = "5m") Duration tokenLife,
        @Bindable(defaultValue = "30s") Duration clockSkew,
        @Bindable(defaultValue = "90d") Duration keyRotation,
        @Bindable(defaultValue = "false") boolean keysFromAnywhere,
        @Bindable(defaultValue = "false") boolean metricsFromLoopback,
        @Bindable(defaultValue = "") String tlsSubjectHeader,
        @Bindable(defaultValue = "data/demo-clients.json") Path demoKeysFile) {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    public SecuritySettings {
        bases = bases.stream().filter(line -> !line.isBlank()).toList();
        issuers = issuers.stream().filter(line -> !line.isBlank()).toList();
        if (tokenLife.compareTo(LONGEST_LIFE) > 0 || !tokenLife.isPositive())
            throw new IllegalArgumentException("security.token-life must be more than 0 and at most 5m");
        if (clockSkew.compareTo(Duration.ofMinutes(2)) > 0 || clockSkew.isNegative())
            throw new IllegalArgumentException("security.clock-skew must be between 0 and 2m");
        if (keyRotation.compareTo(Duration.ofDays(1)) < 0)
            throw new IllegalArgumentException("security.key-rotation must be at least 1d");
    }
}
