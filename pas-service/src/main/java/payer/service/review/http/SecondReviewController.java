package payer.service.review.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.JudgeDecisions;
import payer.service.review.pages.SecondReviewPages;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** Second reviews: which wait, and what somebody makes of one. */
@Controller("/review")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(
        page = true,
        roles = {Role.REVIEWER_NURSE, Role.REVIEWER_PHYSICIAN})
final class SecondReviewController {
    private final SecondReviewPages pages;
    private final JudgeDecisions judge;
    private final CaseAnswers answers;

    SecondReviewController(SecondReviewPages pages, JudgeDecisions judge, CaseAnswers answers) {
        this.pages = pages;
        this.judge = judge;
        this.answers = answers;
    }

    @Get("/second-reviews")
    ModelAndView<Map<String, Object>> list(Visit visit) {
        return new ModelAndView<>("review/second-reviews", Map.of("page", pages.page(visit), "visit", visit));
    }

    @Post("/{id}/second-reviews/{review}")
    HttpResponse<?> judge(UUID id, UUID review, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        return answers.attempt(
                id,
                "second-" + review,
                posted,
                visit,
                () -> judge.judge(
                        new JudgeDecisions.Judgement(review, new PriorAuthId(id), agrees(posted), posted.text("words")),
                        DecisionFields.clinician(visit),
                        visit.is(Role.REVIEWER_PHYSICIAN),
                        visit.caller()));
    }

    private static boolean agrees(Posted posted) {
        return switch (posted.text("agrees")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw Problem.of(ProblemKind.MISSING, "Say whether you would have decided alike");
        };
    }
}
