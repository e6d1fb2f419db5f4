package payer.service.review.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.fhir.Correlation;
import payer.service.letter.SeeLetters;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;
import payer.service.review.SentPapers;
import payer.service.review.pages.CasePages;
import payer.service.review.pages.Typed;
import payer.service.security.staff.Visit;

/** One case, and what belongs to it, to be looked at. That somebody looked is on record. */
@Controller("/review/{id}")
@Produces(MediaType.TEXT_HTML)
@Needs(
        page = true,
        roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
final class CaseController {
    /** What a browser may show by itself; anything else is only saved. */
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");

    private final SeePriorAuths authorizations;
    private final SeeLetters letters;
    private final SentPapers papers;
    private final CasePages pages;
    private final Clock clock;

    CaseController(SeePriorAuths authorizations, SeeLetters letters, SentPapers papers, CasePages pages, Clock clock) {
        this.authorizations = authorizations;
        this.letters = letters;
        this.papers = papers;
        this.pages = pages;
        this.clock = clock;
    }

    @Get
    ModelAndView<Map<String, Object>> look(
            UUID id, @QueryValue Optional<String> done, HttpRequest<?> request, Visit visit) {
        var history = authorizations.history(new PriorAuthId(id));
        authorizations.record(history.authorization(), visit.caller(), Correlation.of(request));
        var taken = done.filter(text -> text.matches("[a-z0-9-]{1,50}")).orElse("");
        return new ModelAndView<>(
                "review/case",
                Map.of("page", pages.page(history, visit, Typed.NOTHING, taken, clock.instant()), "visit", visit));
    }

    /** Asked for by the page itself, now and then. */
    @Get("/others")
    ModelAndView<Map<String, Object>> others(UUID id, Visit visit) {
        var authorization = authorizations.one(new PriorAuthId(id));
        return new ModelAndView<>(
                "review/others", Map.of("others", pages.others(authorization, visit, clock.instant())));
    }

    @Get("/letters/{letter}")
    ModelAndView<Map<String, Object>> letter(UUID id, UUID letter, HttpRequest<?> request, Visit visit) {
        var found = letters.one(letter, visit.caller(), Correlation.of(request));
        if (!found.authorization().value().equals(id))
            throw Problem.of(ProblemKind.NOT_FOUND, "there is no such letter about this case");
        return new ModelAndView<>(
                "review/letters",
                Map.of("visit", visit, "id", id.toString(), "letters", List.of(found), "preview", false));
    }

    @Get(value = "/documents/{number}", produces = MediaType.ALL)
    HttpResponse<byte[]> document(UUID id, int number, HttpRequest<?> request, Visit visit) {
        var authorization = authorizations.one(new PriorAuthId(id));
        var documents = papers.of(authorization.id()).documents();
        if (number < 0 || number >= documents.size())
            throw Problem.of(ProblemKind.NOT_FOUND, "there is no such document of this case");
        authorizations.record(authorization, visit.caller(), Correlation.of(request));
        var paper = documents.get(number);
        var type = paper.contentType().split(";", 2)[0].strip();
        return HttpResponse.ok(paper.content())
                .contentType(SHOWN.contains(type) ? type : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, SHOWN.contains(type) ? "inline" : "attachment")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
