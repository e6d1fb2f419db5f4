package payer.service.formapp.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import payer.service.caller.Open;
import payer.service.formapp.AnswerForm;
import payer.service.formapp.AskAuthorization;
import payer.service.formapp.ReadChart;
import payer.service.runtime.ServiceSettings;
import payer.service.security.staff.StyleNonce;

/** One form: its page, and what that page asks for while somebody fills it in. */
@Controller("/dtr/app/visits/{visit}/drafts/{draft}")
@Open(Guests.OPEN)
final class DraftController {
    private static final String TOKEN = "X-Form-Token";

    private final Guests guests;
    private final ReadChart charts;
    private final AnswerForm answers;
    private final AskAuthorization authorization;
    private final FormJson json;
    private final Renderer renderer;
    private final ServiceSettings service;

    DraftController(
            Guests guests,
            ReadChart charts,
            AnswerForm answers,
            AskAuthorization authorization,
            FormJson json,
            Renderer renderer,
            ServiceSettings service) {
        this.guests = guests;
        this.charts = charts;
        this.answers = answers;
        this.authorization = authorization;
        this.json = json;
        this.renderer = renderer;
        this.service = service;
    }

    /** The renderer brings its style sheets along as it goes: they are let in by a nonce, on this page alone. It evaluates no text. */
    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> page(UUID visit, UUID draft, HttpRequest<?> request) {
        var clinician = guests.of(visit, request);
        var one = answers.one(draft, clinician);
        var frame = Frame.of(clinician, charts.patient(clinician));
        return new ModelAndView<>(
                "formapp/form",
                Map.of(
                        "frame",
                        frame,
                        "draft",
                        one,
                        "rendererMissing",
                        !renderer.isPresent(),
                        "link",
                        service.url() + frame.handOver(one),
                        "nonce",
                        StyleNonce.forAnswerTo(request)));
    }

    @Get("/form")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> form(UUID visit, UUID draft, HttpRequest<?> request) {
        var one = answers.one(draft, guests.of(visit, request));
        return personal(json.whole(one, answers.troubles(one, false)));
    }

    @Post("/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> save(
            UUID visit, UUID draft, @Body String body, @Header(TOKEN) String token, HttpRequest<?> request) {
        var clinician = guests.acting(visit, token, request);
        return personal(json.standing(answers.save(draft, json.typed(body), clinician)));
    }

    @Post("/store")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> store(
            UUID visit, UUID draft, @Body String body, @Header(TOKEN) String token, HttpRequest<?> request) {
        var clinician = guests.acting(visit, token, request);
        return personal(json.standing(answers.store(draft, json.version(body), clinician)));
    }

    @Post("/submit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> submit(
            UUID visit, UUID draft, @Body String body, @Header(TOKEN) String token, HttpRequest<?> request) {
        var clinician = guests.acting(visit, token, request);
        var kept = authorization.ask(draft, json.version(body), clinician);
        return personal(json.standing(kept));
    }

    /** Asked for by the page itself, now and then, since it may change. */
    @Get("/decision")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> decision(UUID visit, UUID draft, @QueryValue Optional<Integer> seen, HttpRequest<?> request) {
        var clinician = guests.of(visit, request);
        var one = answers.one(draft, clinician);
        return personal(json.decided(one, authorization.decision(one, seen.orElse(0), clinician)));
    }

    private static HttpResponse<String> personal(String content) {
        return HttpResponse.ok(content).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
