package payer.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import payer.service.caller.Scopes;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;

/** Makes access tokens of our own: JWTs after RFC 9068, signed with the current key. */
@Singleton
public final class AccessTokens {
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    static final String GENERATION = "generation";

    private final KeyRing keys;
    private final Bases bases;
    private final SecuritySettings settings;
    private final ServiceSettings service;
    private final Clock clock;
    private final Ids ids;

    AccessTokens(KeyRing keys, Bases bases, SecuritySettings settings, ServiceSettings service, Clock clock, Ids ids) {
        this.keys = keys;
        this.bases = bases;
        this.settings = settings;
        this.service = service;
        this.clock = clock;
        this.ids = ids;
    }

    /** A token of a client that acts by itself, good for the bases that are named by their paths. */
    public String issue(Client client, Scopes scopes, List<String> forBases) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(client.id().value())
                .audience(forBases.stream().map(bases::audience).toList())
                .claim("client_id", client.id().value())
                .claim("scope", scopes.text())
                .claim(GENERATION, client.tokens().generation())
                .jwtID(ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.tokenLife())))
                .build();
        return signed(claims);
    }

    public long lifeInSeconds() {
        return settings.tokenLife().toSeconds();
    }

    public String issuer() {
        return service.url().toString();
    }

    private String signed(JWTClaimsSet claims) {
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(TYPE)
                .build();
        try {
            var token = new SignedJWT(header, claims);
            token.sign(NativeSignatures.in(new ECDSASigner(key)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("an access token could not be signed", e);
        }
    }
}
