package payer.service.policies.studio;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.EditDraft;
import payer.service.policies.Editor;
import payer.service.policies.VersionKey;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** Where authors write. What cannot be kept comes back with every word of it. */
@Controller("/policies/studio")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(page = true, roles = Role.POLICY_AUTHOR)
final class EditController {
    private final EditDraft edit;
    private final EditPages pages;

    EditController(EditDraft edit, EditPages pages) {
        this.edit = edit;
        this.pages = pages;
    }

    @Get("/{policy}/{version}/edit")
    ModelAndView<Map<String, Object>> open(String policy, String version, Visit visit) {
        return StudioController.view("edit", pages.open(new VersionKey(policy, version)), visit);
    }

    /** The version that begins on a day and ends the one before. */
    @Get("/{policy}/{version}/follow")
    ModelAndView<Map<String, Object>> follow(
            String policy, String version, @QueryValue Optional<String> from, Visit visit) {
        return StudioController.view("edit", pages.follow(new VersionKey(policy, version), from.orElse("")), visit);
    }

    /** A policy that is not there yet; without a name it is asked for. */
    @Get("/new")
    HttpResponse<?> first(@QueryValue Optional<String> policy, @QueryValue Optional<String> from, Visit visit) {
        if (policy.isEmpty()) return HttpResponse.ok(StudioController.view("new", Naming.NONE, visit));
        try {
            return HttpResponse.ok(
                    StudioController.view("edit", pages.first(policy.get().strip(), from.orElse("")), visit));
        } catch (Problem problem) {
            var naming = new Naming(
                    policy.get(),
                    from.orElse(""),
                    Attempt.troubles(problem).getFirst().text());
            return HttpResponse.status(HttpStatus.valueOf(problem.kind().status()))
                    .body(StudioController.view("new", naming, visit));
        }
    }

    /** Says what is wrong with what is typed, and keeps nothing. */
    @Post("/{policy}/{version}/check")
    ModelAndView<Map<String, Object>> check(String policy, String version, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        return new ModelAndView<>(
                "studio/checked", Map.of("findings", findings(new VersionKey(policy, version), posted)));
    }

    private Findings findings(VersionKey key, Posted posted) {
        try {
            edit.check(key, EditPages.draft(posted));
            return Findings.NONE;
        } catch (Problem problem) {
            return Findings.of(problem);
        }
    }

    @Post("/{policy}/{version}/edit")
    HttpResponse<?> save(String policy, String version, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        var key = new VersionKey(policy, version);
        try {
            save(key, posted, Editor.of(visit.caller()));
            return HttpResponse.seeOther(URI.create(ActAnswers.address(key) + "?done=save"));
        } catch (Problem problem) {
            if (problem.kind() == ProblemKind.NOT_FOUND) throw problem;
            return HttpResponse.status(HttpStatus.valueOf(problem.kind().status()))
                    .body(StudioController.view("edit", pages.again(key, posted, problem), visit));
        }
    }

    private void save(VersionKey key, Posted posted, Editor editor) {
        var draft = EditPages.draft(posted);
        ActAnswers.seen(posted)
                .ifPresentOrElse(
                        seen -> edit.edit(key, seen, draft, posted.text("reason"), editor),
                        () -> edit.start(key, draft, posted.text("reason"), editor));
    }
}
