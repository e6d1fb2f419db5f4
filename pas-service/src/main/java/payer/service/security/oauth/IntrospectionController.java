package payer.service.security.oauth;

import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.caller.Caller;
import payer.service.caller.Open;
import payer.service.security.Origins;
import payer.service.security.TokenRefused;
import payer.service.security.TokenStanding;

/** The introspection endpoint. */
@Controller(IntrospectionController.PATH)
final class IntrospectionController {
    static final String PATH = "/introspect";

    private final ClientAuthenticator authenticator;
    private final IntrospectToken introspectToken;
    private final TokenStanding standing;
    private final Origins origins;

    IntrospectionController(
            ClientAuthenticator authenticator,
            IntrospectToken introspectToken,
            TokenStanding standing,
            Origins origins) {
        this.authenticator = authenticator;
        this.introspectToken = introspectToken;
        this.standing = standing;
        this.origins = origins;
    }

    @Post
    @Consumes(MediaType.ALL)
    @Open("a client authenticates here, by its assertion or a token of its own")
    HttpResponse<String> introspect(HttpRequest<?> request, @Body @Nullable String body) {
        try {
            var form = OAuthForm.read(request, body);
            var token = form.one("token").orElseThrow(() -> OAuthProblem.invalidRequest("token is missing"));
            return OAuthAnswer.of(answer(request, form, token));
        } catch (OAuthProblem problem) {
            return OAuthAnswer.error(problem.error());
        }
    }

    private TokenIntrospectionSuccessResponse answer(HttpRequest<?> request, OAuthForm form, String token)
            throws OAuthProblem {
        var caller = bearer(request);
        return caller.isPresent()
                ? introspectToken.forCaller(token, caller.get())
                : introspectToken.forClient(token, authenticator.authenticate(form, PATH, origins.of(request)));
    }

    /** A token is good here whatever base it was made for: it only identifies who asks. */
    private Optional<Caller> bearer(HttpRequest<?> request) throws OAuthProblem {
        try {
            return standing.caller(request);
        } catch (TokenRefused refused) {
            throw OAuthProblem.invalidClient("the bearer token is not accepted");
        }
    }
}
