package payer.service.policies.studio;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.RecordSteps;
import payer.service.policies.VersionKey;
import payer.service.security.staff.Visit;

/** What authors do with a version that is written. */
@Controller("/policies/studio/{policy}/{version}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(page = true, roles = Role.POLICY_AUTHOR)
final class AuthorActs {
    private final RecordSteps steps;
    private final ActAnswers answers;

    AuthorActs(RecordSteps steps, ActAnswers answers) {
        this.steps = steps;
        this.answers = answers;
    }

    @Post("/submit")
    HttpResponse<?> submit(String policy, String version, @Body String body, Visit visit) {
        return answers.step(new VersionKey(policy, version), "submit", visit.posted(body), visit, steps::submit);
    }

    @Post("/abandon")
    HttpResponse<?> abandon(String policy, String version, @Body String body, Visit visit) {
        return answers.step(new VersionKey(policy, version), "abandon", visit.posted(body), visit, steps::abandon);
    }

    @Post("/retire")
    HttpResponse<?> retire(String policy, String version, @Body String body, Visit visit) {
        return answers.step(
                new VersionKey(policy, version), "retire", visit.posted(body), visit, steps::proposeRetirement);
    }
}
