package payer.service.sandbox.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.Ids;
import payer.service.sandbox.Addresses;

/** Tells an app who sits at the screen, signed with a key that lives as long as this instance. */
@Singleton
final class IdentityTokens {
    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Addresses addresses;
    private final Ids ids;
    private final Clock clock;
    private @Nullable RSAKey key;

    IdentityTokens(Addresses addresses, Ids ids, Clock clock) {
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
    }

    JWKSet keys() {
        return new JWKSet(key().toPublicJWK());
    }

    String token(Granted granted, String client) {
        var practitioner = granted.visit().patient().practitioner();
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(addresses.fhir())
                .subject(practitioner.substring(practitioner.indexOf('/') + 1))
                .audience(client)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("fhirUser", addresses.fhir() + "/" + practitioner);
        if (!granted.nonce().isEmpty()) claims.claim("nonce", granted.nonce());
        return signed(claims.build());
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key().getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("an identity token could not be signed", e);
        }
    }

    /** Made when first needed: it takes a moment. */
    private synchronized RSAKey key() {
        var known = key;
        if (known != null) return known;
        try {
            var made = new RSAKeyGenerator(BITS)
                    .keyID(ids.next().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            key = made;
            return made;
        } catch (JOSEException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }
}
