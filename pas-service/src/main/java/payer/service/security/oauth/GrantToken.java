package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import payer.service.caller.Caller;
import payer.service.caller.Scopes;
import payer.service.security.AccessTokens;
import payer.service.security.Bases;
import payer.service.security.Client;
import payer.service.security.Hashes;

/** Grants an access token to a system that acts by itself (SMART Backend Services). */
@Singleton
final class GrantToken {
    private final ClientAuthenticator authenticator;
    private final AccessTokens tokens;
    private final Bases bases;
    private final GrantRecords records;

    GrantToken(ClientAuthenticator authenticator, AccessTokens tokens, Bases bases, GrantRecords records) {
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.bases = bases;
        this.records = records;
    }

    AccessTokenResponse grant(OAuthForm form, Caller.Origin from) throws OAuthProblem {
        requireClientCredentials(form);
        var client = authenticator.authenticate(form, TokenController.PATH, from);
        var scopes = scopes(form, client);
        var token = tokens.issue(client, scopes, basesFor(form, client));
        records.granted(client, scopes, Hashes.sha256(token), from);
        var bearer = new BearerAccessToken(token, tokens.lifeInSeconds(), Scope.parse(scopes.text()));
        return new AccessTokenResponse(new Tokens(bearer, null));
    }

    private static void requireClientCredentials(OAuthForm form) throws OAuthProblem {
        if (form.one("grant_type").isEmpty()) throw OAuthProblem.invalidRequest("grant_type is missing");
        var unsupported = new OAuthProblem(OAuth2Error.UNSUPPORTED_GRANT_TYPE, "grant_type must be client_credentials");
        try {
            if (!(AuthorizationGrant.parse(form.parameters()) instanceof ClientCredentialsGrant)) throw unsupported;
        } catch (ParseException e) {
            throw unsupported;
        }
    }

    /** What was asked, as far as the client's registration and its class allow. */
    private static Scopes scopes(OAuthForm form, Client client) throws OAuthProblem {
        var asked = form.one("scope")
                .map(Scopes::parse)
                .orElseThrow(() -> new OAuthProblem(OAuth2Error.INVALID_SCOPE, "scope is missing"));
        var granted = asked.within(client.scopes()).heldBy(client.kind()).ofSystems();
        if (granted.isEmpty())
            throw new OAuthProblem(
                    OAuth2Error.INVALID_SCOPE,
                    "none of these scopes is registered for this client, or none is one of a system that acts by itself");
        return granted;
    }

    /** All bases that the client may call, or those of them that it names (RFC 8707). */
    private List<String> basesFor(OAuthForm form, Client client) throws OAuthProblem {
        var callable = client.bases().stream()
                .filter(base -> bases.isFor(base, client.kind()))
                .toList();
        var named = form.all("resource");
        if (named.isEmpty()) return callable;
        var narrowed = new ArrayList<String>();
        for (var resource : named) narrowed.add(callable(resource, callable));
        return narrowed;
    }

    private String callable(String resource, List<String> callable) throws OAuthProblem {
        return callable.stream()
                .filter(base -> bases.audience(base).equals(resource))
                .findFirst()
                .orElseThrow(() -> new OAuthProblem(
                        OAuth2Error.INVALID_TARGET, "resource is not a base that this client may call"));
    }
}
