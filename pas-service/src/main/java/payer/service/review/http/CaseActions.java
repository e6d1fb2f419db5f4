package payer.service.review.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.ModelAndView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.fhir.Correlation;
import payer.service.letter.ComposeLetters;
import payer.service.priorauth.DecidePriorAuth;
import payer.service.priorauth.ExtendClock;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.ReopenPriorAuth;
import payer.service.priorauth.SecondLook;
import payer.service.priorauth.SeePriorAuths;
import payer.service.review.WorkCases;
import payer.service.review.WorklistEntry.Holder;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** What is done about a case. What could not be taken comes back on the page with every word that was typed. */
@Controller("/review/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(
        page = true,
        roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
final class CaseActions {
    private final SeePriorAuths authorizations;
    private final DecidePriorAuth decide;
    private final ExtendClock extend;
    private final ReopenPriorAuth reopen;
    private final ComposeLetters letters;
    private final WorkCases cases;
    private final CaseAnswers answers;

    CaseActions(
            SeePriorAuths authorizations,
            DecidePriorAuth decide,
            ExtendClock extend,
            ReopenPriorAuth reopen,
            ComposeLetters letters,
            WorkCases cases,
            CaseAnswers answers) {
        this.authorizations = authorizations;
        this.decide = decide;
        this.extend = extend;
        this.reopen = reopen;
        this.letters = letters;
        this.cases = cases;
        this.answers = answers;
    }

    @Post("/lines/{line}/decision")
    HttpResponse<?> decide(UUID id, int line, @Body String body, HttpRequest<?> request, Visit visit) {
        var posted = visit.posted(body);
        var form = posted.text("decision") + "-" + line;
        return answers.attempt(
                id,
                form,
                posted,
                visit,
                () -> decide.decide(
                        new DecisionFields(posted).decision(new PriorAuthId(id), line, visit),
                        visit.caller(),
                        Correlation.of(request)));
    }

    /** The letters that this decision would send, in a window of their own; nothing is decided. */
    @Post("/lines/{line}/preview")
    HttpResponse<?> preview(UUID id, int line, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        var decision = new DecisionFields(posted).decision(new PriorAuthId(id), line, visit);
        var foreseen = decide.foresee(decision);
        return HttpResponse.ok(new ModelAndView<>(
                "review/letters",
                Map.of(
                        "visit",
                        visit,
                        "id",
                        id.toString(),
                        "letters",
                        letters.of(foreseen.authorization(), foreseen.event()),
                        "preview",
                        true)));
    }

    @Post("/lines/{line}/second-look")
    HttpResponse<?> secondLook(UUID id, int line, @Body String body, HttpRequest<?> request, Visit visit) {
        var posted = visit.posted(body);
        return answers.attempt(
                id,
                "again-" + line,
                posted,
                visit,
                () -> reopen.reopen(
                        new ReopenPriorAuth.Wish(
                                new PriorAuthId(id),
                                new DecisionFields(posted).version(),
                                line,
                                kind(posted),
                                posted.text("askedBy"),
                                posted.text("ground"),
                                posted.typed("expedited").isPresent()),
                        visit.caller(),
                        Correlation.of(request)));
    }

    @Post("/extension")
    HttpResponse<?> extend(UUID id, @Body String body, HttpRequest<?> request, Visit visit) {
        var posted = visit.posted(body);
        return answers.attempt(
                id,
                "extension",
                posted,
                visit,
                () -> extend.extend(
                        new ExtendClock.More(
                                new PriorAuthId(id),
                                new DecisionFields(posted).version(),
                                posted.text("days").matches("\\d{1,2}") ? Integer.parseInt(posted.text("days")) : 0,
                                posted.text("ground"),
                                posted.text("askedBy")),
                        visit.caller(),
                        Correlation.of(request)));
    }

    @Post("/notes")
    HttpResponse<?> note(UUID id, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        return answers.attempt(
                id,
                "note",
                posted,
                visit,
                () -> cases.note(
                        authorizations.one(new PriorAuthId(id)).id(),
                        posted.text("text"),
                        self(visit),
                        visit.caller()));
    }

    @Post("/take")
    HttpResponse<?> take(UUID id, @Body String body, Visit visit) {
        visit.posted(body);
        cases.assign(List.of(new PriorAuthId(id)), Optional.of(visit.member().subject()), visit.caller());
        return answers.back(id, "taken");
    }

    @Post("/give-back")
    HttpResponse<?> giveBack(UUID id, @Body String body, Visit visit) {
        visit.posted(body);
        cases.assign(List.of(new PriorAuthId(id)), Optional.empty(), visit.caller());
        return answers.back(id, "given-back");
    }

    private static SecondLook.Kind kind(Posted posted) {
        return switch (posted.text("kind")) {
            case "appeal" -> SecondLook.Kind.APPEAL;
            case "peer-to-peer" -> SecondLook.Kind.PEER_TO_PEER;
            case "reopening" -> SecondLook.Kind.REOPENING;
            default -> throw Problem.of(ProblemKind.INVALID_VALUE, "Choose why it is looked at again");
        };
    }

    private static Holder self(Visit visit) {
        return new Holder(visit.member().subject(), visit.member().name());
    }
}
