package payer.service.policies.studio;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.Editor;
import payer.service.policies.VersionKey;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** What somebody sees after an act: the version as it stands now, or why it was not done, with every word that was typed. */
@Singleton
final class ActAnswers {
    private final VersionPages pages;

    ActAnswers(VersionPages pages) {
        this.pages = pages;
    }

    /** One step of a version's life. */
    interface LifeStep {
        void take(VersionKey key, Optional<Integer> seen, String reason, Editor editor);
    }

    /** By whoever sent the form, on what the page showed them. */
    HttpResponse<?> step(VersionKey key, String act, Posted posted, Visit visit, LifeStep step) {
        return attempt(
                key,
                act,
                posted,
                visit,
                () -> step.take(key, seen(posted), posted.text("reason"), Editor.of(visit.caller())));
    }

    /** What the page showed when the act was chosen. */
    static Optional<Integer> seen(Posted posted) {
        return Optional.of(posted.text("seen"))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    HttpResponse<?> attempt(VersionKey key, String act, Posted posted, Visit visit, Runnable doing) {
        try {
            doing.run();
            return HttpResponse.seeOther(URI.create(address(key) + "?done=" + act));
        } catch (Problem problem) {
            if (problem.kind() == ProblemKind.NOT_FOUND) throw problem;
            return refused(key, Attempt.refused(act, problem, posted), problem.kind(), visit);
        }
    }

    /** A page of its own, or that of the version with why there is none. */
    HttpResponse<?> shown(VersionKey key, String act, Visit visit, Supplier<ModelAndView<?>> page) {
        try {
            return HttpResponse.ok(page.get());
        } catch (Problem problem) {
            if (problem.kind() == ProblemKind.NOT_FOUND) throw problem;
            return refused(key, Attempt.refused(act, problem, Optional.empty()), problem.kind(), visit);
        }
    }

    private HttpResponse<?> refused(VersionKey key, Attempt attempt, ProblemKind kind, Visit visit) {
        var page = pages.page(key, visit, attempt, "");
        return HttpResponse.status(HttpStatus.valueOf(kind.status()))
                .body(new ModelAndView<>("studio/version", Map.of("page", page, "visit", visit)));
    }

    static String address(VersionKey key) {
        return "/policies/studio/" + key.policy() + "/" + key.version();
    }
}
