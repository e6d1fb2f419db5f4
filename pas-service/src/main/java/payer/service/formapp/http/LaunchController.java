package payer.service.formapp.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import payer.service.caller.Open;
import payer.service.formapp.LaunchApp;
import payer.service.formapp.smart.Ehrs;
import payer.service.formapp.smart.LaunchRefused;

/** The door for clinicians: an EHR launches the app, or they come by themselves and choose the patient there. */
@Controller("/dtr/app")
@Produces(MediaType.TEXT_HTML)
@Open("whoever is launched is not known yet")
final class LaunchController {
    private static final int LONGEST = 4000;

    private final LaunchApp app;
    private final Ehrs ehrs;
    private final VisitCookies cookies;
    private final Renderer renderer;

    LaunchController(LaunchApp app, Ehrs ehrs, VisitCookies cookies, Renderer renderer) {
        this.app = app;
        this.ehrs = ehrs;
        this.cookies = cookies;
        this.renderer = renderer;
    }

    @Get
    HttpResponse<?> start() {
        return page("", HttpStatus.OK);
    }

    @Get("/launch")
    HttpResponse<?> launch(
            @QueryValue Optional<String> iss,
            @QueryValue Optional<String> launch,
            @QueryValue Optional<String> draft,
            HttpRequest<?> request) {
        try {
            var leaving = app.leave(
                    iss.orElse(""),
                    launch.filter(given -> !given.isBlank() && given.length() < LONGEST),
                    draft.filter(id -> id.matches("[0-9a-f-]{36}")).orElse(""),
                    request);
            return HttpResponse.seeOther(leaving.address()).cookie(cookies.launch(leaving.state()));
        } catch (LaunchRefused refused) {
            return page(refused.advice(), HttpStatus.FORBIDDEN);
        }
    }

    /** What the EHR says in an error's text is not shown: it is not ours to vouch for. */
    @Get("/callback")
    HttpResponse<?> callback(
            @QueryValue Optional<String> code, @QueryValue Optional<String> state, HttpRequest<?> request) {
        try {
            var cookie = state.flatMap(one -> cookies.launch(request, one));
            var arrived = app.arrive(code, state, cookie, request);
            var visit = arrived.begun().visit().id();
            var to = arrived.destination().isEmpty() ? "" : "/drafts/" + arrived.destination();
            return HttpResponse.seeOther(URI.create(VisitCookies.VISITS + visit + to))
                    .cookie(cookies.visit(visit, arrived.begun().secret()))
                    .cookie(cookies.noLaunch(state.orElse("")));
        } catch (LaunchRefused refused) {
            return page(refused.advice(), HttpStatus.FORBIDDEN);
        }
    }

    private HttpResponse<?> page(String trouble, HttpStatus status) {
        var page = new StartPage(ehrs.all(), trouble, !renderer.isPresent());
        return HttpResponse.status(status).body(new ModelAndView<>("formapp/start", Map.of("page", page)));
    }
}
