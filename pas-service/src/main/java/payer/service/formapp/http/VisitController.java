package payer.service.formapp.http;

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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import payer.service.caller.Open;
import payer.service.formapp.AnswerForm;
import payer.service.formapp.Clinicians;
import payer.service.formapp.OpenForms;
import payer.service.formapp.OrderWords;
import payer.service.formapp.ReadChart;
import payer.service.runtime.ServiceSettings;

/** What a clinician has before them when they come: the patient's orders, and the forms that were begun. */
@Controller("/dtr/app/visits/{visit}")
@Produces(MediaType.TEXT_HTML)
@Open(Guests.OPEN)
final class VisitController {
    private final Guests guests;
    private final ReadChart charts;
    private final OpenForms forms;
    private final AnswerForm answers;
    private final Clinicians clinicians;
    private final VisitCookies cookies;
    private final ServiceSettings service;

    VisitController(
            Guests guests,
            ReadChart charts,
            OpenForms forms,
            AnswerForm answers,
            Clinicians clinicians,
            VisitCookies cookies,
            ServiceSettings service) {
        this.guests = guests;
        this.charts = charts;
        this.forms = forms;
        this.answers = answers;
        this.clinicians = clinicians;
        this.cookies = cookies;
        this.service = service;
    }

    @Get
    ModelAndView<Map<String, Object>> work(UUID visit, HttpRequest<?> request) {
        var clinician = guests.of(visit, request);
        var orders = charts.orders(clinician).stream()
                .map(order -> new WorkPage.Choice(OrderWords.reference(order), OrderWords.of(order)))
                .toList();
        var page = new WorkPage(
                Frame.of(clinician, charts.patient(clinician)),
                orders,
                answers.ofPatient(clinician),
                !clinician.visit().context().questionnaires().isEmpty(),
                service.zone());
        return new ModelAndView<>("formapp/work", Map.of("page", page));
    }

    @Post("/forms")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(UUID visit, @Body String body, HttpRequest<?> request) {
        var posted = URLUtils.parseParameters(body);
        var clinician = guests.acting(visit, first(posted, "form-token"), request);
        var opened = forms.open(clinician, posted.getOrDefault("order", List.of()));
        var to = opened.size() == 1 ? "/drafts/" + opened.getFirst().id() : "#forms";
        return HttpResponse.seeOther(URI.create(VisitCookies.VISITS + visit + to));
    }

    @Post("/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> end(UUID visit, @Body String body, HttpRequest<?> request) {
        var posted = URLUtils.parseParameters(body);
        clinicians.end(guests.acting(visit, first(posted, "form-token"), request));
        return HttpResponse.seeOther(URI.create("/dtr/app")).cookie(cookies.noVisit(visit));
    }

    private static String first(Map<String, List<String>> posted, String name) {
        return posted.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }
}
