package payer.service.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.caller.Scopes;
import payer.service.security.TokenRefused.Reason;

/** Reads the claims of an access token whose signature holds. */
final class TokenClaims {
    private TokenClaims() {}

    static AccessToken read(SignedJWT token, String hash, boolean ours) throws TokenRefused {
        var claims = Signatures.claims(token);
        if (claims.getExpirationTime() == null || claims.getIssueTime() == null)
            throw new TokenRefused(Reason.MALFORMED);
        var client = client(claims);
        return new AccessToken(
                hash,
                claims.getIssuer(),
                Optional.ofNullable(claims.getJWTID()).orElse(hash),
                Optional.ofNullable(token.getHeader().getKeyID()).orElse(""),
                client,
                Set.copyOf(claims.getAudience()),
                scopes(claims),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant(),
                generation(claims, ours),
                user(claims, client),
                text(claims, "patient"));
    }

    /** Of our own making each token has one; whatever another issuer calls so means nothing to us. */
    private static Optional<Integer> generation(JWTClaimsSet claims, boolean ours) throws TokenRefused {
        if (!ours) return Optional.empty();
        try {
            var generation = claims.getIntegerClaim(AccessTokens.GENERATION);
            return Optional.of(generation == null ? 0 : generation);
        } catch (ParseException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    private static ClientId client(JWTClaimsSet claims) throws TokenRefused {
        try {
            return text(claims, "client_id")
                    .or(() -> text(claims, "azp"))
                    .map(ClientId::new)
                    .orElseThrow(() -> new TokenRefused(Reason.CLIENT));
        } catch (IllegalArgumentException e) {
            throw new TokenRefused(Reason.CLIENT);
        }
    }

    /** Most issuers write one string; some write a list. */
    private static Scopes scopes(JWTClaimsSet claims) {
        return Scopes.parse(
                claims.getClaim("scope") instanceof List<?> list
                        ? String.join(" ", list.stream().map(String::valueOf).toList())
                        : text(claims, "scope").orElse(""));
    }

    /** The subject, unless the client acts by itself. */
    private static Optional<Caller.User> user(JWTClaimsSet claims, ClientId client) {
        return Optional.ofNullable(claims.getSubject())
                .filter(subject -> !subject.equals(client.value()))
                .map(subject -> new Caller.User(subject, text(claims, "fhirUser")));
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        try {
            return Optional.ofNullable(claims.getStringClaim(name)).filter(text -> !text.isBlank());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
