package payer.service.sandbox.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.CoverageSaid;
import payer.service.sandbox.Orderable;
import payer.service.sandbox.Ordered;
import payer.service.sandbox.Visit;
import payer.service.sandbox.chart.Charts;
import payer.service.sandbox.pages.VisitPage.Choice;
import payer.service.sandbox.pages.VisitPage.WireLine;
import payer.service.sandbox.wire.Exchanged;

/** Makes a visit's page. */
@Singleton
final class VisitPages {
    private static final int FAILED = 400;
    private static final int LONGEST = 90;

    private final Charts charts;
    private final Router router;

    VisitPages(Charts charts, Router router) {
        this.charts = charts;
        this.router = router;
    }

    VisitPage page(Visit visit) {
        var said = visit.orders().stream()
                .flatMap(order -> CoverageSaid.of(order).stream())
                .toList();
        var today = charts.today();
        return new VisitPage(
                visit.id().toString(),
                visit.patient(),
                insurance(visit),
                ChartGlance.of(visit.records()),
                items(visit),
                reasons(visit),
                today.toString(),
                today.plusYears(1).minusDays(1).toString(),
                visit.ordered().stream().map(order -> line(order, visit)).toList(),
                visit.advice(),
                visit.isSigned(),
                visit.isHeld(),
                said.stream().anyMatch(CoverageSaid::mustAsk),
                (int) said.stream()
                        .flatMap(one -> one.forms().stream())
                        .distinct()
                        .count(),
                filled(visit),
                hasApp(),
                visit.decided(),
                !visit.secret().isEmpty(),
                visit.messages().after(0).stream().map(VisitPages::line).toList(),
                visit.messages().last());
    }

    private boolean hasApp() {
        return router.find(HttpMethod.GET, Addresses.APP_LAUNCH, null).findAny().isPresent();
    }

    private static String insurance(Visit visit) {
        return visit.records().ofType("Coverage").stream()
                .map(coverage -> coverage.path("class").path(0).path("name").asText() + ", "
                        + coverage.path("type").path("text").asText())
                .findFirst()
                .orElse("none on file");
    }

    /** What is usual for the patient comes first, and what of it is not yet written is chosen. */
    private static List<Choice> items(Visit visit) {
        var written = visit.ordered().stream().map(order -> order.item().code()).toList();
        var usual = visit.patient().usual();
        var next = usual.stream()
                .filter(code -> !written.contains(code))
                .findFirst()
                .orElse("");
        return Stream.concat(
                        usual.stream().flatMap(code -> Orderable.ofCode(code).stream()),
                        Arrays.stream(Orderable.values()).filter(item -> !usual.contains(item.code())))
                .map(item -> new Choice(
                        item.code(),
                        item.words() + " (" + item.code() + ")",
                        item.code().equals(next)))
                .toList();
    }

    private static List<Choice> reasons(Visit visit) {
        return visit.records().ofType("Condition").stream()
                .map(problem -> new Choice(problem.path("id").asText(), ChartGlance.name(problem.path("code")), false))
                .toList();
    }

    private static VisitPage.Line line(Ordered order, Visit visit) {
        var resource = visit.records().at(order.address());
        return new VisitPage.Line(
                order.item().words(),
                order.item().code(),
                order.quantity(),
                resource.map(found -> found.path("status").asText()).orElse("removed"),
                resource.map(CoverageSaid::of).orElse(List.of()));
    }

    private static int filled(Visit visit) {
        return (int) visit.records().ofType("QuestionnaireResponse").stream()
                .filter(VisitPages::isFilled)
                .count();
    }

    private static boolean isFilled(ObjectNode response) {
        return response.path("status").asText().matches("completed|amended");
    }

    private static WireLine line(Exchanged message) {
        return new WireLine(
                message.number(),
                message.party().from(),
                message.party().to(),
                message.title(),
                shortened(message.method() + " " + path(message.address())),
                message.status(),
                message.status() >= FAILED ? "bad" : "good");
    }

    private static String path(String address) {
        var uri = URI.create(address);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
