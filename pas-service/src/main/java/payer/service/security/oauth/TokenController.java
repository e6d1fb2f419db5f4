package payer.service.security.oauth;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;
import payer.service.caller.Open;
import payer.service.security.Origins;

/** The token endpoint. */
@Controller(TokenController.PATH)
final class TokenController {
    static final String PATH = "/token";

    private final GrantToken grantToken;
    private final Origins origins;

    TokenController(GrantToken grantToken, Origins origins) {
        this.grantToken = grantToken;
        this.origins = origins;
    }

    @Post
    @Consumes(MediaType.ALL)
    @Open("a client authenticates here, by its assertion")
    HttpResponse<String> token(HttpRequest<?> request, @Body @Nullable String body) {
        try {
            return OAuthAnswer.of(grantToken.grant(OAuthForm.read(request, body), origins.of(request)));
        } catch (OAuthProblem problem) {
            return OAuthAnswer.error(problem.error(), request);
        }
    }
}
