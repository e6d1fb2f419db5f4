package payer.service.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;
import payer.service.security.TokenRefused.Reason;

/** What the two kinds of JWTs that clients sign themselves have in common: whose key signed, and that it is shown once. */
@Singleton
final class ClientTokens {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 1024;

    private final RemoteKeys remoteKeys;
    private final SeenTokens seenTokens;
    private final ConnectionOperations<Connection> connections;
    private final SecuritySettings settings;
    private final Mode mode;
    private final Clock clock;

    ClientTokens(
            RemoteKeys remoteKeys,
            SeenTokens seenTokens,
            ConnectionOperations<Connection> connections,
            SecuritySettings settings,
            ServiceSettings service,
            Clock clock) {
        this.remoteKeys = remoteKeys;
        this.seenTokens = seenTokens;
        this.connections = connections;
        this.settings = settings;
        this.mode = service.mode();
        this.clock = clock;
    }

    /** The client, if it may call and signed with the one key of its own that the token names. */
    Client requireSignedBy(Optional<Client> known, SignedJWT token) throws TokenRefused {
        var client =
                known.filter(each -> each.status().mayCall(mode)).orElseThrow(() -> new TokenRefused(Reason.CLIENT));
        Signatures.verify(token, key(client, token).orElseThrow(() -> new TokenRefused(Reason.KEY)));
        return client;
    }

    void requireAudience(JWTClaimsSet claims, String audience) throws TokenRefused {
        if (!claims.getAudience().contains(audience)) throw new TokenRefused(Reason.AUDIENCE);
    }

    void requireShortLife(JWTClaimsSet claims) throws TokenRefused {
        var now = clock.instant();
        var expires = required(claims.getExpirationTime());
        if (!expires.plus(settings.clockSkew()).isAfter(now)) throw new TokenRefused(Reason.EXPIRED);
        if (expires.isAfter(now.plus(LONGEST_LIFE).plus(settings.clockSkew()))) throw new TokenRefused(Reason.TIME);
        requirePast(claims.getIssueTime(), now);
        requirePast(claims.getNotBeforeTime(), now);
    }

    /** Comes last: only a token that is good in every other way uses its id up. */
    void requireFirstSight(String issuer, JWTClaimsSet claims) throws TokenRefused {
        var id = claims.getJWTID();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) throw new TokenRefused(Reason.MALFORMED);
        var forgetAfter =
                required(claims.getExpirationTime()).plus(settings.clockSkew().multipliedBy(2));
        // A transaction of one statement: there is nothing to commit after it.
        if (!connections.executeWrite(_ -> seenTokens.add(issuer, id, forgetAfter)))
            throw new TokenRefused(Reason.REPLAY);
    }

    private Optional<JWK> key(Client client, SignedJWT token) throws TokenRefused {
        return switch (client.keys()) {
            case ClientKeys.Inline inline -> {
                requireKeyAddress(token, Optional.empty());
                yield Signatures.named(token, inline.keys());
            }
            case ClientKeys.At at -> {
                requireKeyAddress(token, Optional.of(at.url()));
                yield remoteKeys.keyOf(token, at.url());
            }
            case ClientKeys.None _ -> Optional.empty();
        };
    }

    /** A token may name the address of its key set, but only the registered one; it is never fetched because a token says so. */
    private static void requireKeyAddress(SignedJWT token, Optional<URI> registered) throws TokenRefused {
        var named = Optional.ofNullable(token.getHeader().getJWKURL());
        if (named.isPresent() && !named.equals(registered)) throw new TokenRefused(Reason.KEY);
    }

    private void requirePast(@Nullable Date moment, Instant now) throws TokenRefused {
        if (moment != null && moment.toInstant().isAfter(now.plus(settings.clockSkew())))
            throw new TokenRefused(Reason.TIME);
    }

    private static Instant required(@Nullable Date expires) throws TokenRefused {
        if (expires == null) throw new TokenRefused(Reason.MALFORMED);
        return expires.toInstant();
    }
}
