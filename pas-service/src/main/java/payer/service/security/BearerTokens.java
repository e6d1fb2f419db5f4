package payer.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import payer.service.security.TokenRefused.Reason;
import payer.service.security.TokenRefused.Shown;

/**
 * Verifies access tokens, our own and those of configured issuers: who signed, and when they expire. A token that was
 * verified is remembered, so that the next call with it costs a hash; what may change meanwhile is asked anew on each call.
 */
@Singleton
public final class BearerTokens {
    private static final int REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    private final AccessTokens ours;
    private final KeyRing keys;
    private final TokenIssuers issuers;
    private final RemoteKeys remoteKeys;
    private final SecuritySettings settings;
    private final Clock clock;
    private final Cache<String, AccessToken> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    BearerTokens(
            AccessTokens ours,
            KeyRing keys,
            TokenIssuers issuers,
            RemoteKeys remoteKeys,
            SecuritySettings settings,
            Clock clock) {
        this.ours = ours;
        this.keys = keys;
        this.issuers = issuers;
        this.remoteKeys = remoteKeys;
        this.settings = settings;
        this.clock = clock;
    }

    public AccessToken verify(String text) throws TokenRefused {
        if (text.length() > Signatures.LONGEST) throw new TokenRefused(Reason.MALFORMED);
        var hash = Hashes.sha256(text);
        var known = verified.getIfPresent(hash);
        var token = known != null ? known : verifyAnew(text, hash);
        if (!token.expiresAt().plus(settings.clockSkew()).isAfter(clock.instant()))
            throw new TokenRefused(Reason.EXPIRED).of(Shown.of(token));
        return token;
    }

    private AccessToken verifyAnew(String text, String hash) throws TokenRefused {
        var token = Signatures.parse(text);
        Signatures.requireAlgorithm(token, Signatures.OF_ISSUERS);
        Signatures.verify(token, key(token).orElseThrow(() -> new TokenRefused(Reason.KEY)));
        var read = TokenClaims.read(token, hash, isOurs(token));
        if (read.issuedAt().isAfter(clock.instant().plus(settings.clockSkew())))
            throw new TokenRefused(Reason.TIME).of(Shown.of(read));
        verified.put(hash, read);
        return read;
    }

    private Optional<JWK> key(SignedJWT token) throws TokenRefused {
        if (isOurs(token)) return ourKey(token);
        var issuer = Optional.ofNullable(Signatures.claims(token).getIssuer()).orElse("");
        var address = issuers.keyAddress(issuer).orElseThrow(() -> new TokenRefused(Reason.ISSUER));
        return remoteKeys.keyOf(token, address);
    }

    private boolean isOurs(SignedJWT token) throws TokenRefused {
        return ours.issuer().equals(Signatures.claims(token).getIssuer());
    }

    /** Ours say that they are access tokens, so that no other JWT that we may sign one day passes for one. */
    private Optional<JWK> ourKey(SignedJWT token) throws TokenRefused {
        if (!AccessTokens.TYPE.equals(token.getHeader().getType())) throw new TokenRefused(Reason.MALFORMED);
        var kid = token.getHeader().getKeyID();
        if (kid == null) throw new TokenRefused(Reason.KEY);
        return keys.find(kid).map(JWK.class::cast);
    }
}
