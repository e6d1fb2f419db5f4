package payer.service.security.staff;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.service.caller.Needs;
import payer.service.caller.Open;
import payer.service.caller.Role;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;

/** The door for the payer's staff. */
@Controller
@Produces(MediaType.TEXT_HTML)
final class SignInController {
    static final String ANSWER = "/sign-in/answer";

    private final SignInWithProvider provider;
    private final StaffSessions sessions;
    private final StaffSettings settings;
    private final ServiceSettings service;
    private final BrowserCookie cookies;
    private final Desks desks;

    SignInController(
            SignInWithProvider provider,
            StaffSessions sessions,
            StaffSettings settings,
            ServiceSettings service,
            BrowserCookie cookies,
            Desks desks) {
        this.provider = provider;
        this.sessions = sessions;
        this.settings = settings;
        this.service = service;
        this.cookies = cookies;
        this.desks = desks;
    }

    @Get("/sign-in")
    @Open("whoever signs in is not known yet")
    HttpResponse<?> choose(@QueryValue Optional<String> to) {
        return page(LocalPath.of(to.orElse(LocalPath.START)), "");
    }

    @Get("/sign-in/start")
    @Open("whoever signs in is not known yet")
    HttpResponse<?> start(@QueryValue Optional<String> to, HttpRequest<?> request) {
        if (settings.provider().isEmpty()) return HttpResponse.seeOther(URI.create("/sign-in"));
        try {
            var leaving = provider.leave(LocalPath.of(to.orElse(LocalPath.START)));
            return HttpResponse.seeOther(leaving.address()).cookie(cookies.signIn(leaving.state()));
        } catch (SignInRefused refused) {
            return refuse(refused, request);
        }
    }

    /** What the provider says in an error's text is not shown: it is not ours to vouch for. */
    @Get(ANSWER)
    @Open("the browser comes back from the identity provider")
    HttpResponse<?> answer(
            @QueryValue Optional<String> code,
            @QueryValue Optional<String> state,
            @QueryValue Optional<String> iss,
            HttpRequest<?> request) {
        try {
            var back = provider.comeBack(new SignInWithProvider.Answer(code, state, iss), cookies.signIn(request));
            var secret = sessions.begin(back.member(), false, cookies.session(request), request);
            return HttpResponse.seeOther(URI.create(desks.destination(back.destination(), back.member())))
                    .cookie(cookies.session(secret))
                    .cookie(cookies.noSignIn());
        } catch (SignInRefused refused) {
            return refuse(refused, request);
        }
    }

    /** Somebody is there, though they ask for nothing: the session goes on. */
    @Get("/signed-in")
    @Needs(
            page = true,
            roles = {
                Role.OPERATOR,
                Role.AUDITOR,
                Role.DATA_STEWARD,
                Role.POLICY_AUTHOR,
                Role.POLICY_APPROVER,
                Role.REVIEWER_NURSE,
                Role.REVIEWER_PHYSICIAN,
                Role.REPORTER
            })
    HttpResponse<?> stay(Visit visit) {
        return HttpResponse.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(
            page = true,
            roles = {
                Role.OPERATOR,
                Role.AUDITOR,
                Role.DATA_STEWARD,
                Role.POLICY_AUTHOR,
                Role.POLICY_APPROVER,
                Role.REVIEWER_NURSE,
                Role.REVIEWER_PHYSICIAN,
                Role.REPORTER
            })
    HttpResponse<?> signOut(@Body String body, Visit visit, HttpRequest<?> request) {
        visit.posted(body);
        cookies.session(request).ifPresent(secret -> sessions.end(secret, request));
        return HttpResponse.seeOther(URI.create("/sign-in?out=1"))
                .cookie(cookies.noSession())
                // What was typed and kept in the browser goes with the one who typed it.
                .header("Clear-Site-Data", "\"storage\"");
    }

    private HttpResponse<?> refuse(SignInRefused refused, HttpRequest<?> request) {
        sessions.refused(refused.reason(), request);
        return page(LocalPath.START, refused.advice()).cookie(cookies.noSignIn());
    }

    private MutableHttpResponse<?> page(String destination, String trouble) {
        return HttpResponse.ok(new ModelAndView<>(
                "sign-in",
                Map.of(
                        "page",
                        new SignInPage(destination, trouble, settings.provider().isPresent(), demoStaff()))));
    }

    private List<DemoStaff> demoStaff() {
        return service.mode() == Mode.DEMO ? List.of(DemoStaff.values()) : List.of();
    }
}
