package payer.service.policies.studio;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.Editor;
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

    /** One step of a version's life, by whoever sent the form. */
    private interface Taking {
        void take(VersionKey key, Optional<Integer> seen, String reason, Editor editor);
    }

    @Post("/submit")
    HttpResponse<?> submit(String policy, String version, @Body String body, Visit visit) {
        return take(policy, version, "submit", body, visit, steps::submit);
    }

    @Post("/abandon")
    HttpResponse<?> abandon(String policy, String version, @Body String body, Visit visit) {
        return take(policy, version, "abandon", body, visit, steps::abandon);
    }

    @Post("/retire")
    HttpResponse<?> retire(String policy, String version, @Body String body, Visit visit) {
        return take(policy, version, "retire", body, visit, steps::proposeRetirement);
    }

    private HttpResponse<?> take(String policy, String version, String act, String body, Visit visit, Taking taking) {
        var posted = visit.posted(body);
        var key = new VersionKey(policy, version);
        return answers.attempt(
                key,
                act,
                posted,
                visit,
                () -> taking.take(key, ActAnswers.seen(posted), posted.text("reason"), Editor.of(visit.caller())));
    }
}
