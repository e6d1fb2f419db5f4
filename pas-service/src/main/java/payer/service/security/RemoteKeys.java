package payer.service.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Key sets of others, kept as long as their senders allow. A key id that is not in the copy makes us ask once more, but no
 * oftener than every {@link #PAUSE}: whoever sends made-up key ids must not be able to make us hammer someone else's server.
 * There is an entry only for addresses that a registered client or a configured issuer has.
 */
@Singleton
final class RemoteKeys {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final KeyFetch fetch;
    private final Clock clock;
    private final Map<URI, Source> sources = new ConcurrentHashMap<>();

    RemoteKeys(KeyFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    Optional<JWK> keyOf(SignedJWT token, URI url) throws TokenRefused {
        return sources.computeIfAbsent(url, Source::new).keyOf(token);
    }

    /** One address; whoever asks while it is being fetched waits for that answer. */
    private final class Source {
        private final URI url;
        private Optional<JWKSet> keys = Optional.empty();
        private Instant askedAt = Instant.MIN;
        private Instant staleAt = Instant.MIN;

        Source(URI url) {
            this.url = url;
        }

        synchronized Optional<JWK> keyOf(SignedJWT token) throws TokenRefused {
            var now = clock.instant();
            if (!now.isBefore(staleAt)) askAgain(now);
            var found = named(token);
            if (found.isPresent()) return found;
            askAgain(now);
            return named(token);
        }

        private Optional<JWK> named(SignedJWT token) throws TokenRefused {
            return keys.isEmpty() ? Optional.empty() : Signatures.named(token, keys.get());
        }

        private void askAgain(Instant now) {
            if (askedAt.isAfter(now.minus(PAUSE))) return;
            askedAt = now;
            try {
                var fetched = fetch.fetch(url);
                keys = Optional.of(fetched.keys());
                staleAt = now.plus(fetched.keepFor());
            } catch (IOException e) {
                LOG.warn("No key set from {}: {}", url.getHost(), e.getMessage());
                if (!now.isBefore(staleAt)) keys = Optional.empty();
            }
        }
    }
}
