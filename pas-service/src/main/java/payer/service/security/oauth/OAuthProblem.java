package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;

/** A request to an OAuth endpoint that is refused, in the words of RFC 6749. Texts are ours: nothing that was sent is repeated. */
final class OAuthProblem extends Exception {
    private final transient ErrorObject error;

    OAuthProblem(ErrorObject error, String description) {
        super(error.getCode(), null, false, false);
        this.error = error.setDescription(description);
    }

    static OAuthProblem invalidRequest(String description) {
        return new OAuthProblem(OAuth2Error.INVALID_REQUEST, description);
    }

    static OAuthProblem invalidClient(String description) {
        return new OAuthProblem(OAuth2Error.INVALID_CLIENT, description);
    }

    ErrorObject error() {
        return error;
    }
}
