package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that is posted to an OAuth endpoint. */
final class OAuthForm {
    /** A client assertion is a few kilobytes; nothing honest is longer than this. */
    private static final int LONGEST = 64 * 1024;

    private final Map<String, List<String>> parameters;

    private OAuthForm(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    static OAuthForm read(HttpRequest<?> request, @Nullable String body) throws OAuthProblem {
        if (body == null || body.isBlank()) throw OAuthProblem.invalidRequest("the form is empty");
        if (body.length() > LONGEST) throw OAuthProblem.invalidRequest("the form is too long");
        if (!request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::equals)
                .isPresent())
            throw OAuthProblem.invalidRequest("the content type must be application/x-www-form-urlencoded");
        return new OAuthForm(parsed(body));
    }

    Map<String, List<String>> parameters() {
        return parameters;
    }

    /** A parameter that may be sent once at most (RFC 6749, section 3.2). An empty one counts as not sent. */
    Optional<String> one(String name) throws OAuthProblem {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) throw OAuthProblem.invalidRequest("a parameter is sent more than once");
        return values.stream().filter(value -> !value.isBlank()).findFirst();
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private static Map<String, List<String>> parsed(String body) throws OAuthProblem {
        var request = new HTTPRequest(HTTPRequest.Method.POST, URI.create("https://localhost/"));
        try {
            request.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
            request.setBody(body);
            return request.getBodyAsFormParameters();
        } catch (ParseException | IllegalArgumentException e) {
            throw OAuthProblem.invalidRequest("the form cannot be read");
        }
    }
}
