package payer.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.service.security.TokenRefused.Reason;

/**
 * Reads and checks signed JWTs. A key is used only with the algorithm that belongs to its own type and curve, so that a public
 * key can never be taken for the secret of a symmetric signature.
 */
final class Signatures {
    /** What SMART asks of clients that sign; RS256 is left to UDAP, which has a verifier of its own. */
    static final Set<JWSAlgorithm> OF_CLIENTS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);

    static final Set<JWSAlgorithm> OF_ISSUERS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.ES256, JWSAlgorithm.ES384);

    /** No honest token comes near; parsing and hashing a longer one would only cost us. */
    static final int LONGEST = 16 * 1024;

    private static final int SHORTEST_RSA = 2048;

    /** By the very object that is registered: a key is not read anew for each token. */
    private static final Cache<JWK, JWSVerifier> VERIFIERS =
            Caffeine.newBuilder().weakKeys().maximumSize(10_000).build();

    private Signatures() {}

    static SignedJWT parse(String text) throws TokenRefused {
        if (text.length() > LONGEST) throw new TokenRefused(Reason.MALFORMED);
        try {
            var token = SignedJWT.parse(text);
            for (var part : token.getParsedParts()) requireOneSpelling(part);
            return token;
        } catch (ParseException | IllegalArgumentException e) {
            throw new TokenRefused(isUnsigned(text) ? Reason.ALGORITHM : Reason.MALFORMED);
        }
    }

    /** The decoder overlooks what is left over at the end; we do not, so that one token has one spelling. */
    private static void requireOneSpelling(Base64URL part) throws TokenRefused {
        if (!Base64URL.encode(part.decode()).equals(part)) throw new TokenRefused(Reason.MALFORMED);
    }

    static JWTClaimsSet claims(SignedJWT token) throws TokenRefused {
        try {
            var claims = token.getJWTClaimsSet();
            if (claims == null) throw new TokenRefused(Reason.MALFORMED);
            return claims;
        } catch (ParseException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    static void requireAlgorithm(SignedJWT token, Set<JWSAlgorithm> allowed) throws TokenRefused {
        if (!allowed.contains(token.getHeader().getAlgorithm())) throw new TokenRefused(Reason.ALGORITHM);
        // A critical header that we do not understand must make us refuse; we understand none.
        if (token.getHeader().getCriticalParams() != null) throw new TokenRefused(Reason.MALFORMED);
    }

    /** The one key of the set that the token names; empty if there is none, refused if there are several. */
    static Optional<JWK> named(SignedJWT token, JWKSet keys) throws TokenRefused {
        var kid = token.getHeader().getKeyID();
        if (kid == null || kid.isBlank()) throw new TokenRefused(Reason.KEY);
        var matching = keys.getKeys().stream()
                .filter(key -> kid.equals(key.getKeyID()))
                .toList();
        if (matching.size() > 1) throw new TokenRefused(Reason.KEY);
        return matching.stream().findFirst();
    }

    static void verify(SignedJWT token, JWK key) throws TokenRefused {
        try {
            if (!token.verify(NativeSignatures.in(verifier(token.getHeader().getAlgorithm(), key))))
                throw new TokenRefused(Reason.SIGNATURE);
        } catch (JOSEException | IllegalStateException e) {
            throw new TokenRefused(Reason.SIGNATURE);
        }
    }

    /** What is wrong with a key that a client wants to register; empty if it may be used. */
    static List<String> objections(JWK key) {
        if (key.isPrivate()) return List.of("a key is private; send public keys only");
        if (key.getKeyID() == null || key.getKeyID().isBlank()) return List.of("a key has no kid");
        return switch (key) {
            case RSAKey rsa when rsa.size() >= SHORTEST_RSA -> List.of();
            case RSAKey _ -> List.of("an RSA key has less than 2048 bits");
            case ECKey ec when Curve.P_384.equals(ec.getCurve()) -> List.of();
            default -> List.of("a key is neither RSA nor EC P-384");
        };
    }

    private static JWSVerifier verifier(JWSAlgorithm algorithm, JWK key) throws JOSEException, TokenRefused {
        if (KeyUse.ENCRYPTION.equals(key.getKeyUse())) throw new TokenRefused(Reason.KEY);
        if (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm)) throw new TokenRefused(Reason.KEY);
        if (!fits(algorithm, key)) throw new TokenRefused(Reason.KEY);
        var known = VERIFIERS.getIfPresent(key);
        if (known != null) return known;
        var verifier = verifier(key);
        VERIFIERS.put(key, verifier);
        return verifier;
    }

    private static boolean fits(JWSAlgorithm algorithm, JWK key) {
        return switch (key) {
            case RSAKey rsa -> JWSAlgorithm.Family.RSA.contains(algorithm) && rsa.size() >= SHORTEST_RSA;
            case ECKey ec -> curve(algorithm).equals(Optional.of(ec.getCurve()));
            default -> false;
        };
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException, TokenRefused {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            default -> throw new TokenRefused(Reason.KEY);
        };
    }

    private static Optional<Curve> curve(JWSAlgorithm algorithm) {
        var curves = Curve.forJWSAlgorithm(algorithm);
        return curves == null ? Optional.empty() : curves.stream().findFirst();
    }

    private static boolean isUnsigned(String text) {
        try {
            PlainJWT.parse(text);
            return true;
        } catch (ParseException | IllegalArgumentException e) {
            return false;
        }
    }
}
