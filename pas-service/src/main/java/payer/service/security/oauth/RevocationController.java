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

/** The revocation endpoint. */
@Controller(RevocationController.PATH)
final class RevocationController {
    static final String PATH = "/revoke";

    private final ClientAuthenticator authenticator;
    private final RevokeToken revokeToken;
    private final Origins origins;

    RevocationController(ClientAuthenticator authenticator, RevokeToken revokeToken, Origins origins) {
        this.authenticator = authenticator;
        this.revokeToken = revokeToken;
        this.origins = origins;
    }

    @Post
    @Consumes(MediaType.ALL)
    @Open("a client authenticates here, by its assertion")
    HttpResponse<?> revoke(HttpRequest<?> request, @Body @Nullable String body) {
        try {
            var form = OAuthForm.read(request, body);
            var client = authenticator.authenticate(form, PATH, origins.of(request));
            var token = form.one("token").orElseThrow(() -> OAuthProblem.invalidRequest("token is missing"));
            revokeToken.revoke(token, client, origins.of(request));
            return HttpResponse.ok().header("Cache-Control", "no-store").header("Pragma", "no-cache");
        } catch (OAuthProblem problem) {
            return OAuthAnswer.error(problem.error());
        }
    }
}
