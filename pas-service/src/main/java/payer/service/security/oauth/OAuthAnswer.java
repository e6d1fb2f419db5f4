package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.Response;
import com.nimbusds.oauth2.sdk.SerializeException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the OAuth library built into an answer of ours. */
final class OAuthAnswer {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,30}(?= )");

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

    /** Who tried to authenticate by a header is told of its scheme again (RFC 6749, section 5.2), though none is taken here. */
    static HttpResponse<String> error(ErrorObject error, HttpRequest<?> request) {
        var answer = of(new TokenErrorResponse(error).toHTTPResponse());
        var scheme = request.getHeaders()
                .findFirst(HttpHeaders.AUTHORIZATION)
                .map(SCHEME::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group);
        if (answer.code() == HttpStatus.UNAUTHORIZED.getCode())
            scheme.ifPresent(name -> answer.header(HttpHeaders.WWW_AUTHENTICATE, name + " realm=\"token\""));
        return answer;
    }

    private static MutableHttpResponse<String> of(HTTPResponse built) {
        MutableHttpResponse<String> answer = HttpResponse.status(built.getStatusCode(), "");
        answer.header("Cache-Control", "no-store").header("Pragma", "no-cache");
        if (built.getBody() != null) answer.body(built.getBody()).contentType(MediaType.APPLICATION_JSON_TYPE);
        return answer;
    }
}
