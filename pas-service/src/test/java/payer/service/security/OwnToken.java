package payer.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An access token signed with the service's own key, for planting faults that the service itself would not make. */
final class OwnToken {
    private OwnToken() {}

    static String of(ProbeService probe, Client client, UnaryOperator<JWTClaimsSet.Builder> change) {
        return of(probe, client, AccessTokens.TYPE, change);
    }

    static String of(
            ProbeService probe, Client client, JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> change) {
        var now = SignedBy.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(probe.running().uri("").toString())
                .subject(client.id().value())
                .claim("client_id", client.id().value())
                .claim(AccessTokens.GENERATION, client.tokens().generation())
                .claim("scope", client.scopes().text())
                .audience(probe.running().uri("/probe/fhir").toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        var key = probe.running().bean(KeyRing.class).current();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(type)
                .build();
        var token = new SignedJWT(header, change.apply(claims).build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
