package payer.service.security.staff;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Open;

/** In demo mode anyone becomes one of the invented staff by a press of a button. In production this is not there. */
@Controller
@Requires(condition = InDemoMode.class)
final class DemoSignInController {
    private final StaffSessions sessions;
    private final BrowserCookie cookies;
    private final Desks desks;

    DemoSignInController(StaffSessions sessions, BrowserCookie cookies, Desks desks) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.desks = desks;
    }

    @Post("/sign-in/demo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("the demo's staff are invented, and so are the members whose data they see")
    HttpResponse<?> signIn(@Body String body, HttpRequest<?> request) {
        SignedInStaff.refuseOtherSites(request);
        var form = new Posted(URLUtils.parseParameters(body));
        var chosen = DemoStaff.named(form.text("person"))
                .orElseThrow(() -> Problem.of(ProblemKind.INVALID_VALUE, "Nobody of the demo has this name"));
        var secret = sessions.begin(chosen.member(), true, cookies.session(request), request);
        return HttpResponse.seeOther(URI.create(desks.destination(form.text("to"), chosen.member())))
                .cookie(cookies.session(secret));
    }
}
