package payer.service.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.util.Optional;
import payer.service.caller.ClientId;
import payer.service.runtime.ServiceSettings;
import payer.service.security.TokenRefused.Reason;

/** Authenticates a client by the JWT that it signed (RFC 7523, as SMART Backend Services narrows it), in SMART's order. */
@Singleton
public final class ClientAssertions {
    private final Standing standing;
    private final ClientTokens tokens;
    private final ServiceSettings service;

    ClientAssertions(Standing standing, ClientTokens tokens, ServiceSettings service) {
        this.standing = standing;
        this.tokens = tokens;
        this.service = service;
    }

    /** The client that signed. {@code endpoint} is the path of the endpoint called; the token endpoint is accepted everywhere. */
    public Client verify(String assertion, String endpoint) throws TokenRefused {
        var token = Signatures.parse(assertion);
        refuseOtherTypes(token);
        var claims = Signatures.claims(token);
        Signatures.requireAlgorithm(token, Signatures.OF_CLIENTS);
        var client = standing.judged(() -> tokens.requireSignedBy(client(claims), token));
        requireAudience(claims, endpoint);
        tokens.requireShortLife(claims);
        tokens.requireFirstSight(client.id().value(), claims);
        return client;
    }

    /** A token that was made for something else must not count here; many libraries leave the type of an assertion out. */
    private static void refuseOtherTypes(SignedJWT token) throws TokenRefused {
        var type = token.getHeader().getType();
        if (type != null && !JOSEObjectType.JWT.equals(type)) throw new TokenRefused(Reason.MALFORMED);
    }

    private Optional<Client> client(JWTClaimsSet claims) throws TokenRefused {
        var issuer = claims.getIssuer();
        if (issuer == null || !issuer.equals(claims.getSubject())) throw new TokenRefused(Reason.CLIENT);
        try {
            return standing.client(new ClientId(issuer));
        } catch (IllegalArgumentException e) {
            throw new TokenRefused(Reason.CLIENT);
        }
    }

    private void requireAudience(JWTClaimsSet claims, String endpoint) throws TokenRefused {
        if (claims.getAudience().contains(service.url() + "/token")) return;
        tokens.requireAudience(claims, service.url() + endpoint);
    }
}
