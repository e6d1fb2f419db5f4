package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.Response;
import com.nimbusds.oauth2.sdk.SerializeException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** Turns what the OAuth library built into an answer of ours. */
final class OAuthAnswer {
    private OAuthAnswer() {}

    static HttpResponse<String> of(Response response) {
        try {
            return of(response.toHTTPResponse());
        } catch (SerializeException e) {
            throw new IllegalStateException("an OAuth answer could not be written", e);
        }
    }

    static HttpResponse<String> error(ErrorObject error) {
        return of(new TokenErrorResponse(error));
    }

    private static HttpResponse<String> of(HTTPResponse built) {
        MutableHttpResponse<String> answer = HttpResponse.status(built.getStatusCode(), "");
        answer.header("Cache-Control", "no-store").header("Pragma", "no-cache");
        if (built.getBody() != null) answer.body(built.getBody()).contentType(MediaType.APPLICATION_JSON_TYPE);
        return answer;
    }
}
