package payer.service.operations;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.admin.OperateJobs;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.jobs.DeadMessages;
import payer.service.jobs.JobId;
import payer.service.jobs.JobQuery;
import payer.service.jobs.Jobs;
import payer.service.runtime.Release;
import payer.service.security.staff.Visit;

/** The operators' page, and what can be done on it. */
@Controller("/operations")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(page = true, roles = Role.OPERATOR)
final class OperationsController {
    private static final int SHOWN_JOBS = 50;
    private static final int SHOWN_MESSAGES = 100;

    private static final Map<String, String> NOTICES = Map.of(
            "cancelled", "The job stops at its next step.",
            "retried", "The job is tried again.",
            "replayed", "The message is sent again.",
            "discarded", "The message was thrown away.");

    private final ServiceHealth health;
    private final ApiRates rates;
    private final Jobs jobs;
    private final DeadMessages messages;
    private final OperateJobs operate;
    private final Clock clock;
    private final Instant started;

    OperationsController(
            ServiceHealth health, ApiRates rates, Jobs jobs, DeadMessages messages, OperateJobs operate, Clock clock) {
        this.health = health;
        this.rates = rates;
        this.jobs = jobs;
        this.messages = messages;
        this.operate = operate;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Get
    ModelAndView<Map<String, Object>> show(HttpRequest<?> request, Visit visit) {
        return new ModelAndView<>("operations/page", Map.of("page", page(request), "visit", visit));
    }

    private OperationsPage page(HttpRequest<?> request) {
        var now = clock.instant();
        return new OperationsPage(
                now,
                Release.current().version(),
                Duration.between(started, now),
                health.all(),
                rates.all(),
                jobs.list(new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), SHOWN_JOBS)),
                messages.list(Long.MAX_VALUE, SHOWN_MESSAGES),
                NOTICES.getOrDefault(request.getParameters().get("done", String.class, ""), ""));
    }

    @Post("/jobs/{id}/cancel")
    HttpResponse<?> cancel(@PathVariable String id, @Body String body, Visit visit) {
        visit.posted(body);
        operate.cancel(job(id), visit.caller());
        return done("cancelled");
    }

    @Post("/jobs/{id}/retry")
    HttpResponse<?> retry(@PathVariable String id, @Body String body, Visit visit) {
        visit.posted(body);
        operate.retry(job(id), visit.caller());
        return done("retried");
    }

    @Post("/dead/{id}/replay")
    HttpResponse<?> replay(@PathVariable long id, @Body String body, Visit visit) {
        visit.posted(body);
        operate.replay(id, visit.caller());
        return done("replayed");
    }

    @Post("/dead/{id}/discard")
    HttpResponse<?> discard(@PathVariable long id, @Body String body, Visit visit) {
        visit.posted(body);
        operate.discard(id, visit.caller());
        return done("discarded");
    }

    private static JobId job(String id) {
        try {
            return JobId.of(id);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.NOT_FOUND, "There is no such job");
        }
    }

    private static HttpResponse<?> done(String what) {
        return HttpResponse.seeOther(URI.create("/operations?done=" + what));
    }
}
