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
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.VersionKey;
import payer.service.policies.simulation.ExplainDifference;
import payer.service.policies.simulation.HoldSimulation;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.StartSimulation;
import payer.service.policies.simulation.StartSimulation.Wish;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** Drafts are tried on past requests, and what would change is shown. */
@Controller("/policies/studio")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(
        page = true,
        roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
final class SimulationsController {
    private static final String NUMBER = "\\d{1,9}";

    private final StartSimulation start;
    private final HoldSimulation hold;
    private final ExplainDifference explain;
    private final SimulationPages pages;

    SimulationsController(
            StartSimulation start, HoldSimulation hold, ExplainDifference explain, SimulationPages pages) {
        this.start = start;
        this.hold = hold;
        this.explain = explain;
        this.pages = pages;
    }

    @Get("/{policy}/{version}/simulations")
    ModelAndView<Map<String, Object>> list(String policy, String version, Visit visit) {
        return StudioController.view("simulations", pages.of(new VersionKey(policy, version), Attempt.NONE), visit);
    }

    @Post("/{policy}/{version}/simulations")
    HttpResponse<?> start(String policy, String version, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        var key = new VersionKey(policy, version);
        try {
            return shown(start.start(key, wish(posted), visit.caller()).id());
        } catch (Problem problem) {
            if (problem.kind() == ProblemKind.NOT_FOUND) throw problem;
            var page = pages.of(key, Attempt.refused("simulate", problem, posted));
            return HttpResponse.status(HttpStatus.valueOf(problem.kind().status()))
                    .body(StudioController.view("simulations", page, visit));
        }
    }

    @Get("/simulations/{id}")
    ModelAndView<Map<String, Object>> look(UUID id, Visit visit) {
        return StudioController.view("simulation", pages.one(id), visit);
    }

    /** Asked for by the page itself while it runs. */
    @Get("/simulations/{id}/progress")
    ModelAndView<Map<String, Object>> progress(UUID id, Visit visit) {
        return StudioController.view("progress", pages.one(id), visit);
    }

    @Post("/simulations/{id}/cancel")
    HttpResponse<?> cancel(UUID id, @Body String body, Visit visit) {
        visit.posted(body);
        hold.cancel(id, visit.caller());
        return shown(id);
    }

    @Post("/simulations/{id}/resume")
    HttpResponse<?> resume(UUID id, @Body String body, Visit visit) {
        visit.posted(body);
        hold.resume(id, visit.caller());
        return shown(id);
    }

    @Get("/simulations/{id}/requests/{number}")
    ModelAndView<Map<String, Object>> request(UUID id, long number, Visit visit) {
        return StudioController.view("changed", ChangedPage.of(explain.explain(id, number)), visit);
    }

    private static HttpResponse<?> shown(UUID id) {
        return HttpResponse.seeOther(URI.create("/policies/studio/simulations/" + id));
    }

    private static Wish wish(Posted posted) {
        return new Wish(
                posted.text("history"),
                number(posted, "requests", "Say on how many requests"),
                Occasion.named(posted.all("occasion")),
                posted.typed("seed").isPresent() ? number(posted, "seed", "A seed is a whole number") : 1);
    }

    private static long number(Posted posted, String field, String otherwise) {
        var text = posted.text(field);
        if (!text.matches(NUMBER)) throw Problem.of(ProblemKind.INVALID_VALUE, otherwise, field);
        return Long.parseLong(text);
    }
}
