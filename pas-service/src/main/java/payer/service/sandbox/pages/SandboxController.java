package payer.service.sandbox.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Open;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.AnswerCard;
import payer.service.sandbox.AskAuthorization;
import payer.service.sandbox.PatientCard;
import payer.service.sandbox.Visit;
import payer.service.sandbox.Visits;
import payer.service.sandbox.WriteOrders;
import payer.service.sandbox.chart.Charts;
import payer.service.sandbox.ehr.Launches;

/** The pretend system's pages: patients, and a visit with its orders and messages. */
@Controller("/sandbox")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.ALL)
@Open("a newcomer tries it without signing in: in demo mode only, and every patient is invented")
final class SandboxController {
    private final Charts charts;
    private final Visits visits;
    private final WriteOrders orders;
    private final AnswerCard cards;
    private final AskAuthorization ask;
    private final Launches launches;
    private final Addresses addresses;
    private final VisitPages pages;

    SandboxController(
            Charts charts,
            Visits visits,
            WriteOrders orders,
            AnswerCard cards,
            AskAuthorization ask,
            Launches launches,
            Addresses addresses,
            VisitPages pages) {
        this.charts = charts;
        this.visits = visits;
        this.orders = orders;
        this.cards = cards;
        this.ask = ask;
        this.launches = launches;
        this.addresses = addresses;
        this.pages = pages;
    }

    @Get
    ModelAndView<Map<String, Object>> patients() {
        var patients = charts.patients().stream().map(PatientCard::of).toList();
        return new ModelAndView<>("sandbox/patients", Map.of("patients", patients));
    }

    @Post("/visits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> begin(@Body String body) {
        return to(visits.begin(new PickForm(body).text("patient")), "");
    }

    @Get("/visits/{id}")
    ModelAndView<Map<String, Object>> visit(String id) {
        return new ModelAndView<>("sandbox/visit", Map.of("page", pages.page(visits.one(id))));
    }

    @Post("/visits/{id}/orders")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pick(String id, @Body String body) {
        var visit = visits.one(id);
        orders.pick(visit, new PickForm(body).pick(charts.today()));
        return to(visit, "#orders");
    }

    @Post("/visits/{id}/sign")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sign(String id, @Body String body) {
        var visit = visits.one(id);
        orders.sign(visit, new PickForm(body).text("anyway").equals("yes"));
        return to(visit, "#orders");
    }

    @Post("/visits/{id}/cards/{card}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(String id, String card, @Body String body) {
        var visit = visits.one(id);
        var suggestion = new PickForm(body).text("suggestion");
        if (suggestion.isEmpty()) cards.dismiss(visit, card);
        else cards.accept(visit, card, suggestion);
        return to(visit, "#orders");
    }

    @Post("/visits/{id}/request")
    HttpResponse<?> ask(String id) {
        var visit = visits.one(id);
        ask.ask(visit);
        return to(visit, "#decision");
    }

    /** The browser goes to the payer's form app, with nothing but where this system is and a secret for the launch. */
    @Post("/visits/{id}/launch")
    HttpResponse<?> launch(String id) {
        var visit = visits.one(id);
        return HttpResponse.seeOther(URI.create(addresses.whole(Addresses.APP_LAUNCH) + "?iss="
                + URLEncoder.encode(addresses.fhir(), StandardCharsets.UTF_8) + "&launch="
                + launches.launch(visit)));
    }

    /** What came since, for a page that is open. */
    @Get("/visits/{id}/messages")
    ModelAndView<Map<String, Object>> messages(String id, @QueryValue(defaultValue = "0") int after) {
        return new ModelAndView<>("sandbox/news", Map.of("page", pages.page(visits.one(id)), "after", after));
    }

    @Get("/visits/{id}/messages/{number}")
    ModelAndView<Map<String, Object>> message(String id, int number) {
        var message = visits.one(id)
                .messages()
                .numbered(number)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "This message is forgotten"));
        return new ModelAndView<>("sandbox/message", Map.of("message", ShownMessage.of(message)));
    }

    private static HttpResponse<?> to(Visit visit, String place) {
        return HttpResponse.seeOther(URI.create("/sandbox/visits/" + visit.id() + place));
    }
}
