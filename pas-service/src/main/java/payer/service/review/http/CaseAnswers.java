package payer.service.review.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;
import payer.service.review.KeepWorklist;
import payer.service.review.pages.CasePages;
import payer.service.review.pages.Typed;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** What a reviewer sees after they have sent a form: that it is done, or why not, with every word that was typed. */
@Singleton
final class CaseAnswers {
    private final SeePriorAuths authorizations;
    private final KeepWorklist worklist;
    private final CasePages pages;
    private final Clock clock;

    CaseAnswers(SeePriorAuths authorizations, KeepWorklist worklist, CasePages pages, Clock clock) {
        this.authorizations = authorizations;
        this.worklist = worklist;
        this.pages = pages;
        this.clock = clock;
    }

    /** Something that can be refused for a reason that whoever asked can mend. */
    interface Doing {
        void run();
    }

    /** @param form the id of the form on the page */
    HttpResponse<?> attempt(UUID id, String form, Posted posted, Visit visit, Doing doing) {
        try {
            doing.run();
            worklist.keep(new PriorAuthId(id));
            return back(id, form);
        } catch (Problem problem) {
            return again(id, new Typed(form, trouble(problem), Optional.of(posted)), problem.kind(), visit);
        }
    }

    HttpResponse<?> back(UUID id, String done) {
        return HttpResponse.seeOther(URI.create("/review/" + id + "?done=" + done));
    }

    private HttpResponse<?> again(UUID id, Typed typed, ProblemKind kind, Visit visit) {
        var history = authorizations.history(new PriorAuthId(id));
        var page = pages.page(history, visit, typed, "", clock.instant());
        return HttpResponse.status(HttpStatus.valueOf(kind.status()))
                .body(new ModelAndView<>("review/case", Map.of("page", page, "visit", visit)));
    }

    /** Somebody else was quicker: what to do about it is said, and the words are still there. */
    private static String trouble(Problem problem) {
        var said = problem.issues().stream().map(issue -> issue.text()).collect(Collectors.joining("; "));
        var sentence = Character.toUpperCase(said.charAt(0)) + said.substring(1);
        return problem.kind() == ProblemKind.CONFLICT
                ? sentence
                        + ". The page now shows how it stands. What you typed is still here: if it still holds, send it again."
                : sentence + ".";
    }
}
