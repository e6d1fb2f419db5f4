package payer.service.policies.studio;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.Editor;
import payer.service.policies.TestDraft;
import payer.service.policies.VersionKey;
import payer.service.policies.analysis.AnalyseDraft;
import payer.service.security.staff.Visit;

/** A version is tried: on its cases, and beside everything else that is in force. */
@Controller("/policies/studio/{policy}/{version}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(
        page = true,
        roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
final class TrialController {
    private final TestDraft test;
    private final AnalyseDraft analyse;
    private final TrialPages pages;
    private final ActAnswers answers;

    TrialController(TestDraft test, AnalyseDraft analyse, TrialPages pages, ActAnswers answers) {
        this.test = test;
        this.analyse = analyse;
        this.pages = pages;
        this.answers = answers;
    }

    /** That all cases are kept is a step of its life, so this is no mere look. */
    @Post("/test")
    HttpResponse<?> test(String policy, String version, @Body String body, Visit visit) {
        visit.posted(body);
        var key = new VersionKey(policy, version);
        return answers.shown(key, "test", visit, () -> {
            var report = test.test(key, Editor.of(visit.caller()));
            return StudioController.view("cases", pages.cases(key, report), visit);
        });
    }

    @Get("/analysis")
    HttpResponse<?> analyse(String policy, String version, Visit visit) {
        var key = new VersionKey(policy, version);
        return answers.shown(
                key,
                "analysis",
                visit,
                () -> StudioController.view("analysis", pages.analysis(key, analyse.analyse(key)), visit));
    }
}
