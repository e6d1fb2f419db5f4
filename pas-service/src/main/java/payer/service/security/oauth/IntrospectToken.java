package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import jakarta.inject.Singleton;
import java.util.Date;
import payer.service.caller.Caller;
import payer.service.caller.ConsumerClass;
import payer.service.caller.Role;
import payer.service.security.AccessToken;
import payer.service.security.BearerTokens;
import payer.service.security.Client;
import payer.service.security.TokenRefused;
import payer.service.security.TokenStanding;

/**
 * Says what a token allows (RFC 7662): to the client that holds it, and to the payer's own gateways about any token of their
 * tenant. Of every other token nothing is said but that it is not active.
 */
@Singleton
final class IntrospectToken {
    private static final TokenIntrospectionSuccessResponse INACTIVE =
            new TokenIntrospectionSuccessResponse.Builder(false).build();

    private final BearerTokens tokens;
    private final TokenStanding standing;

    IntrospectToken(BearerTokens tokens, TokenStanding standing) {
        this.tokens = tokens;
        this.standing = standing;
    }

    /** For a client that authenticated itself. */
    TokenIntrospectionSuccessResponse forClient(String text, Client asking) {
        return answer(text, (token, holder) -> mayAsk(asking, holder));
    }

    /** For whoever shows a token of their own: about that client's tokens, or about all with an operator's role. */
    TokenIntrospectionSuccessResponse forCaller(String text, Caller asking) {
        return answer(
                text,
                (token, holder) -> holder.tenant().equals(asking.tenant())
                        && (holder.id().equals(asking.client())
                                || asking.roles().contains(Role.OPERATOR)));
    }

    private interface MayAsk {
        boolean about(AccessToken token, Client holder);
    }

    private TokenIntrospectionSuccessResponse answer(String text, MayAsk mayAsk) {
        try {
            var token = tokens.verify(text);
            var holder = standing.accepted(token);
            return mayAsk.about(token, holder) ? active(token) : INACTIVE;
        } catch (TokenRefused refused) {
            return INACTIVE;
        }
    }

    private static boolean mayAsk(Client asking, Client holder) {
        return asking.tenant().equals(holder.tenant())
                && (asking.id().equals(holder.id()) || asking.kind() == ConsumerClass.INTERNAL);
    }

    private static TokenIntrospectionSuccessResponse active(AccessToken token) {
        var answer = new TokenIntrospectionSuccessResponse.Builder(true)
                .scope(Scope.parse(token.scopes().text()))
                .clientID(new ClientID(token.client().value()))
                .tokenType(AccessTokenType.BEARER)
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .issuer(new Issuer(token.issuer()))
                .subject(new Subject(token.user()
                        .map(Caller.User::subject)
                        .orElse(token.client().value())))
                .audience(token.audiences().stream().map(Audience::new).toList());
        token.patient().ifPresent(patient -> answer.parameter("patient", patient));
        token.user().flatMap(Caller.User::fhirUser).ifPresent(user -> answer.parameter("fhirUser", user));
        return answer.build();
    }
}
