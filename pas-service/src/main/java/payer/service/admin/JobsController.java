package payer.service.admin;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.jobs.JobId;
import payer.service.jobs.JobQuery;
import payer.service.jobs.JobState;
import payer.service.jobs.Jobs;

/** Background jobs, for those who run the service. */
@Controller("/admin/jobs")
@Needs(roles = Role.OPERATOR)
final class JobsController {
    private final Jobs jobs;
    private final OperateJobs operate;

    JobsController(Jobs jobs, OperateJobs operate) {
        this.jobs = jobs;
        this.operate = operate;
    }

    @Get
    List<JobView> list(
            @QueryValue Optional<String> kind,
            @QueryValue Optional<String> state,
            @QueryValue Optional<String> before,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > JobQuery.MOST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "a page has 1 to " + JobQuery.MOST + " jobs", "limit");
        var query = new JobQuery(
                kind,
                state.map(text -> read(text, "state", JobsController::state)),
                before.map(JobsController::id),
                limit);
        return jobs.list(query).stream().map(JobView::of).toList();
    }

    @Get("/{id}")
    JobView show(@PathVariable String id) {
        return jobs.find(id(id))
                .map(JobView::of)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such job"));
    }

    @Post("/{id}/cancel")
    JobView cancel(@PathVariable String id, Caller caller) {
        return JobView.of(operate.cancel(id(id), caller));
    }

    @Post("/{id}/retry")
    JobView retry(@PathVariable String id, Caller caller) {
        return JobView.of(operate.retry(id(id), caller));
    }

    private static JobId id(String text) {
        return read(text, "id", JobId::of);
    }

    private static JobState state(String text) {
        return JobState.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static <T> T read(String text, String name, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "not a job's " + name, name);
        }
    }
}
