package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.caller.Caller;
import payer.service.security.Client;
import payer.service.security.ClientAssertions;
import payer.service.security.TokenRefused;

/** Finds out which client posted a form, by its signed assertion. */
@Singleton
final class ClientAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(ClientAuthenticator.class);

    private final ClientAssertions assertions;
    private final GrantRecords records;

    ClientAuthenticator(ClientAssertions assertions, GrantRecords records) {
        this.assertions = assertions;
        this.records = records;
    }

    Client authenticate(OAuthForm form, String endpoint, Caller.Origin from) throws OAuthProblem {
        var assertion = form.one("client_assertion")
                .orElseThrow(() -> OAuthProblem.invalidClient("a client_assertion is needed"));
        var type = form.one("client_assertion_type")
                .orElseThrow(() -> OAuthProblem.invalidRequest("client_assertion_type is missing"));
        if (!type.equals(JWTAuthentication.CLIENT_ASSERTION_TYPE))
            throw OAuthProblem.invalidRequest(
                    "client_assertion_type must be " + JWTAuthentication.CLIENT_ASSERTION_TYPE);
        try {
            var client = assertions.verify(assertion, endpoint);
            if (form.one("client_id")
                    .filter(id -> !id.equals(client.id().value()))
                    .isPresent()) throw OAuthProblem.invalidClient("client_id is not the client that signed");
            return client;
        } catch (TokenRefused refused) {
            LOG.info("A client was not authenticated: {}", refused.reason());
            records.notAuthenticated(refused, from);
            throw OAuthProblem.invalidClient(category(refused));
        }
    }

    /** No more than a category, and one that does not tell which clients exist. */
    private static String category(TokenRefused refused) {
        return switch (refused.reason()) {
            case MALFORMED, ALGORITHM -> "the client assertion cannot be used";
            case ISSUER, CLIENT, KEY, SIGNATURE -> "the client is not authenticated";
            case AUDIENCE -> "the client assertion was made for another address";
            case EXPIRED, TIME -> "the client assertion is not good at this time";
            case REPLAY, REVOKED -> "the client assertion was used before";
        };
    }
}
