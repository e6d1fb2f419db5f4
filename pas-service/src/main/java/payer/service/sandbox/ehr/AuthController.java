package payer.service.sandbox.ehr;

import com.nimbusds.oauth2.sdk.SerializeException;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.ModelAndView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import payer.service.caller.Open;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.PatientCard;
import payer.service.sandbox.Visits;
import payer.service.sandbox.chart.Charts;
import payer.service.sandbox.wire.Party;

/** SMART authorization of the pretend system. */
@Controller
@Open("a system of its own, in demo mode only: apps begin here, and whoever sits at the screen counts as signed in")
final class AuthController {
    private final AuthorizeApp authorize;
    private final AppTokens tokens;
    private final Doorkeeper doorkeeper;
    private final Charts charts;
    private final Visits visits;

    AuthController(AuthorizeApp authorize, AppTokens tokens, Doorkeeper doorkeeper, Charts charts, Visits visits) {
        this.authorize = authorize;
        this.tokens = tokens;
        this.doorkeeper = doorkeeper;
        this.charts = charts;
        this.visits = visits;
    }

    @Get(uri = Addresses.AUTHORIZE, produces = MediaType.TEXT_HTML)
    HttpResponse<?> authorize(HttpRequest<?> request) {
        var parameters = new TreeMap<String, List<String>>();
        request.getParameters().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        return shown(authorize.begin(parameters));
    }

    @Post(uri = Addresses.AUTHORIZE, produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> authorize(@Body String form) {
        return shown(authorize.begin(URLUtils.parseParameters(form)));
    }

    @Post(uri = Addresses.AUTHORIZE + "/patient", produces = MediaType.TEXT_HTML)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(@Body String form) {
        var fields = URLUtils.parseParameters(form);
        var visit = visits.begin(fields.getOrDefault("patient", List.of("")).getFirst());
        return shown(
                authorize.chosen(fields.getOrDefault("request", List.of("")).getFirst(), visit));
    }

    @Post(Addresses.TOKEN)
    @Consumes(MediaType.ALL)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> token(@Body String form, HttpRequest<?> request) throws SerializeException {
        var answered = tokens.answer(form);
        var http = answered.response().toHTTPResponse();
        var body = http.getBody() == null ? "" : http.getBody();
        answered.granted()
                .ifPresent(granted -> granted.visit()
                        .messages()
                        .add(doorkeeper.exchanged(
                                Party.APP, "The form app is let in", request, form, http.getStatusCode(), body)));
        return HttpResponse.<String>status(io.micronaut.http.HttpStatus.valueOf(http.getStatusCode()))
                .body(body)
                .header("Cache-Control", "no-store");
    }

    private List<PatientCard> patients() {
        return charts.patients().stream().map(PatientCard::of).toList();
    }

    private HttpResponse<?> shown(AuthorizeApp.Step step) {
        return switch (step) {
            case AuthorizeApp.Step.Back back -> HttpResponse.seeOther(back.to());
            case AuthorizeApp.Step.Choose choose ->
                HttpResponse.ok(new ModelAndView<>(
                        "sandbox/choose", Map.of("request", choose.request(), "patients", patients())));
        };
    }
}
