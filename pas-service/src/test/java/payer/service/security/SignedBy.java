package payer.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A JWT as a client signs it; each method plants one thing that differs from a good one. */
record SignedBy(
        JWK key,
        JWSAlgorithm algorithm,
        @Nullable String kid,
        @Nullable URI jku,
        JWTClaimsSet claims) {

    static SignedBy client(String id, JWK key, String audience) {
        return of(key, new JWTClaimsSet.Builder().issuer(id).subject(id).audience(audience));
    }

    static SignedBy cds(String issuer, JWK key, String address) {
        return of(
                key, new JWTClaimsSet.Builder().issuer(issuer).audience(address).issueTime(Date.from(now())));
    }

    private static SignedBy of(JWK key, JWTClaimsSet.Builder claims) {
        var algorithm = key instanceof ECKey ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
        return new SignedBy(
                key,
                algorithm,
                key.getKeyID(),
                null,
                claims.expirationTime(Date.from(now().plus(Duration.ofMinutes(4))))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
    }

    SignedBy claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return new SignedBy(
                key,
                algorithm,
                kid,
                jku,
                change.apply(new JWTClaimsSet.Builder(claims)).build());
    }

    SignedBy algorithm(JWSAlgorithm other) {
        return new SignedBy(key, other, kid, jku, claims);
    }

    SignedBy kid(@Nullable String other) {
        return new SignedBy(key, algorithm, other, jku, claims);
    }

    SignedBy jku(URI other) {
        return new SignedBy(key, algorithm, kid, other, claims);
    }

    SignedBy expiresIn(Duration fromNow) {
        return claims(builder -> builder.expirationTime(Date.from(now().plus(fromNow))));
    }

    String sign() {
        try {
            return sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a symmetric signature, as one who takes the public key for a shared secret would verify it. */
    String signWithSecret(byte[] secret) {
        try {
            return sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(JWSSigner signer) throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .jwkURL(jku)
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    static Instant now() {
        return java.time.Clock.systemUTC().instant();
    }
}
