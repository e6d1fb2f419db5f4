package payer.service.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.caller.Scopes;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;
import payer.service.security.Revocation.Kind;
import payer.service.security.TokenRefused.Reason;
import payer.service.security.TokenRefused.Shown;

/**
 * Finds out who calls. In order: is the token genuine and not expired, not revoked, its client enabled, and was it made for
 * this base. Class and scopes are judged after that, by {@link AccessFilter}.
 */
@Singleton
final class Callers {
    private static final String SCHEME = "bearer ";

    private final BearerTokens tokens;
    private final CdsClientTokens cdsTokens;
    private final Standing standing;
    private final Bases bases;
    private final Origins origins;
    private final Mode mode;
    private final String url;

    Callers(
            BearerTokens tokens,
            CdsClientTokens cdsTokens,
            Standing standing,
            Bases bases,
            Origins origins,
            ServiceSettings service) {
        this.tokens = tokens;
        this.cdsTokens = cdsTokens;
        this.standing = standing;
        this.bases = bases;
        this.origins = origins;
        this.mode = service.mode();
        this.url = service.url().toString();
    }

    static Optional<String> bearer(HttpRequest<?> request) {
        return request.getHeaders()
                .findFirst(HttpHeaders.AUTHORIZATION)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    Caller ofToken(HttpRequest<?> request, String text) throws TokenRefused {
        var token = tokens.verify(text);
        try {
            var client = accepted(token);
            requireMadeFor(bases.of(request.getPath()), token);
            return caller(client, token, request);
        } catch (TokenRefused refused) {
            throw refused.of(Shown.of(token));
        }
    }

    private void requireMadeFor(String base, AccessToken token) throws TokenRefused {
        if (!token.audiences().contains(bases.audience(base))) throw new TokenRefused(Reason.AUDIENCE);
    }

    /** For the few endpoints that belong to no base. */
    Caller ofAnyBase(HttpRequest<?> request, String text) throws TokenRefused {
        var token = tokens.verify(text);
        return caller(accepted(token), token, request);
    }

    /** A call of a hook: signed by the client itself, for this very address. */
    Caller ofCdsClient(HttpRequest<?> request, String text) throws TokenRefused {
        var client = cdsTokens.verify(text, url + request.getPath());
        return caller(client, Scopes.NONE, Hashes.sha256(text), Optional.empty(), Optional.empty(), request);
    }

    /** The client of a token that nothing and nobody has voided. */
    Client accepted(AccessToken token) throws TokenRefused {
        if (standing.isRevoked(Kind.TOKEN, token.revocationSubject()) || standing.isRevoked(Kind.KEY, token.keyId()))
            throw new TokenRefused(Reason.REVOKED);
        var client = standing.judged(() -> enabled(token.client()));
        if (!client.tokens().covers(token)) throw new TokenRefused(Reason.REVOKED);
        return client;
    }

    private Client enabled(ClientId id) throws TokenRefused {
        return standing.client(id)
                .filter(client -> client.status().mayCall(mode))
                .orElseThrow(() -> new TokenRefused(Reason.CLIENT));
    }

    /** What was taken from a client since the token was made, the token no longer gives. */
    private Caller caller(Client client, AccessToken token, HttpRequest<?> request) {
        var scopes = token.scopes().within(client.scopes());
        return caller(client, scopes, token.hash(), token.user(), token.patient(), request);
    }

    private Caller caller(
            Client client,
            Scopes scopes,
            String hash,
            Optional<Caller.User> user,
            Optional<String> patient,
            HttpRequest<?> request) {
        return new Caller(
                client.id(),
                client.kind(),
                client.organization(),
                user,
                patient,
                scopes,
                hash,
                client.purposeOfUse(),
                client.tenant(),
                origins.of(request),
                bases.of(request.getPath()));
    }
}
