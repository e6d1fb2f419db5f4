package payer.service.security;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Singleton;
import java.util.Optional;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Scopes;
import payer.service.security.TokenRefused.Reason;
import payer.service.security.TokenRefused.Shown;

/**
 * Verifies the JWT with which a CDS Hooks client authenticates each call. Its issuer must be registered with a client, its
 * key set is the registered one, and it is good for one call of one address.
 */
@Singleton
public final class CdsClientTokens {
    private final Standing standing;
    private final ClientTokens tokens;

    CdsClientTokens(Standing standing, ClientTokens tokens) {
        this.standing = standing;
        this.tokens = tokens;
    }

    /** The client that signed for exactly this address. */
    public Client verify(String text, String address) throws TokenRefused {
        var token = Signatures.parse(text);
        var claims = Signatures.claims(token);
        Signatures.requireAlgorithm(token, Signatures.OF_CLIENTS);
        var client = standing.judged(() -> tokens.requireSignedBy(client(claims), token));
        try {
            requireOneCall(claims, address);
            return client;
        } catch (TokenRefused refused) {
            throw refused.of(new Shown(client.id(), Scopes.NONE, Hashes.sha256(text)));
        }
    }

    private void requireOneCall(JWTClaimsSet claims, String address) throws TokenRefused {
        tokens.requireAudience(claims, address);
        if (claims.getIssueTime() == null) throw new TokenRefused(Reason.MALFORMED);
        tokens.requireShortLife(claims);
        tokens.requireFirstSight(claims.getIssuer(), claims);
    }

    private Optional<Client> client(JWTClaimsSet claims) throws TokenRefused {
        if (claims.getIssuer() == null) throw new TokenRefused(Reason.ISSUER);
        return standing.clientWithIssuer(claims.getIssuer()).filter(client -> client.kind() == ConsumerClass.PA_CLIENT);
    }
}
