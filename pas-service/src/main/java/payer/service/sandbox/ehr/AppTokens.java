package payer.service.sandbox.ehr;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Response;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.Passes;
import payer.service.sandbox.wire.Party;

/** Turns a code or a refresh token into tokens, with the context of the launch. */
@Singleton
final class AppTokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration RENEWABLE = Duration.ofHours(12);

    private final Addresses addresses;
    private final Launches launches;
    private final Passes passes;
    private final IdentityTokens identities;

    /** What was answered, and for which visit, if for any. */
    record Answered(Response response, Optional<Granted> granted) {}

    AppTokens(Addresses addresses, Launches launches, Passes passes, IdentityTokens identities) {
        this.addresses = addresses;
        this.launches = launches;
        this.passes = passes;
        this.identities = identities;
    }

    Answered answer(String form) {
        try {
            var request = TokenRequest.parse(http(form));
            if (request.getClientID() == null
                    || !request.getClientID().getValue().equals(AuthorizeApp.CLIENT))
                return refused(OAuth2Error.INVALID_CLIENT);
            return switch (request.getAuthorizationGrant()) {
                case AuthorizationCodeGrant grant -> of(grant);
                case RefreshTokenGrant grant -> of(grant);
                default -> refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
            };
        } catch (ParseException e) {
            return refused(e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        }
    }

    private HTTPRequest http(String form) throws ParseException {
        var request = new HTTPRequest(HTTPRequest.Method.POST, URI.create(addresses.whole(Addresses.TOKEN)));
        request.setContentType("application/x-www-form-urlencoded");
        request.setBody(form);
        return request;
    }

    private Answered of(AuthorizationCodeGrant grant) {
        var granted = launches.take(grant.getAuthorizationCode().getValue(), Granted.class)
                .filter(found -> found.redirect().equals(grant.getRedirectionURI()))
                .filter(found -> answers(grant, found.challenge()));
        return granted.map(this::tokens).orElseGet(() -> refused(OAuth2Error.INVALID_GRANT));
    }

    private static boolean answers(AuthorizationCodeGrant grant, CodeChallenge challenge) {
        var verifier = grant.getCodeVerifier();
        return verifier != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, verifier).equals(challenge);
    }

    private Answered of(RefreshTokenGrant grant) {
        return launches.take(grant.getRefreshToken().getValue(), Renewable.class)
                .map(found -> tokens(found.granted()))
                .orElseGet(() -> refused(OAuth2Error.INVALID_GRANT));
    }

    private Answered tokens(Granted granted) {
        var access = passes.grant(granted.visit(), Party.APP, granted.scope(), LIFE);
        var bearer = new BearerAccessToken(access, LIFE.toSeconds(), Scope.parse(granted.scope()));
        var lasts = granted.has("offline_access") || granted.has("online_access");
        var refresh = lasts ? new RefreshToken(launches.keep(new Renewable(granted), RENEWABLE)) : null;
        var response = new AccessTokenResponse(new Tokens(bearer, refresh), context(granted));
        return new Answered(response, Optional.of(granted));
    }

    private Map<String, Object> context(Granted granted) {
        var context = new LinkedHashMap<>(LaunchContext.of(granted.visit()));
        if (granted.has("openid")) context.put("id_token", identities.token(granted, AuthorizeApp.CLIENT));
        return context;
    }

    private static Answered refused(ErrorObject error) {
        return new Answered(new TokenErrorResponse(error), Optional.empty());
    }
}
