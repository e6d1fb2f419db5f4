package payer.service.policies.studio;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.Editor;
import payer.service.policies.PublishPolicies;
import payer.service.policies.PublishPolicies.Wanted;
import payer.service.policies.RecordSteps;
import payer.service.policies.SchedulePublication;
import payer.service.policies.VersionKey;
import payer.service.security.staff.Posted;
import payer.service.security.staff.Visit;

/** What approvers do: agree or send back, say when something comes into force, and undo it. */
@Controller("/policies/studio")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Needs(page = true, roles = Role.POLICY_APPROVER)
final class ApproverActs {
    private final RecordSteps steps;
    private final SchedulePublication schedule;
    private final PublishPolicies publish;
    private final ActAnswers answers;
    private final HistoryPages histories;
    private final StudioWords words;

    ApproverActs(
            RecordSteps steps,
            SchedulePublication schedule,
            PublishPolicies publish,
            ActAnswers answers,
            HistoryPages histories,
            StudioWords words) {
        this.steps = steps;
        this.schedule = schedule;
        this.publish = publish;
        this.answers = answers;
        this.histories = histories;
        this.words = words;
    }

    @Post("/{policy}/{version}/approve")
    HttpResponse<?> approve(String policy, String version, @Body String body, Visit visit) {
        return answers.step(new VersionKey(policy, version), "approve", visit.posted(body), visit, steps::approve);
    }

    @Post("/{policy}/{version}/send-back")
    HttpResponse<?> sendBack(String policy, String version, @Body String body, Visit visit) {
        return answers.step(new VersionKey(policy, version), "send-back", visit.posted(body), visit, steps::sendBack);
    }

    @Post("/{policy}/{version}/schedule")
    HttpResponse<?> schedule(String policy, String version, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        return answers.step(
                new VersionKey(policy, version),
                "schedule",
                posted,
                visit,
                (key, seen, reason, editor) -> schedule.schedule(key, due(posted), seen, reason, editor));
    }

    @Post("/{policy}/{version}/unschedule")
    HttpResponse<?> unschedule(String policy, String version, @Body String body, Visit visit) {
        return answers.step(
                new VersionKey(policy, version), "unschedule", visit.posted(body), visit, steps::unschedule);
    }

    @Post("/{policy}/{version}/publish")
    HttpResponse<?> publish(String policy, String version, @Body String body, Visit visit) {
        return answers.step(
                new VersionKey(policy, version),
                "publish",
                visit.posted(body),
                visit,
                (key, seen, reason, editor) -> publish.publish(List.of(new Wanted(key, seen)), reason, editor));
    }

    /** From the page of a version: the release that put it where it is. */
    @Post("/{policy}/{version}/roll-back")
    HttpResponse<?> rollBack(String policy, String version, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        return answers.step(
                new VersionKey(policy, version),
                "roll-back",
                posted,
                visit,
                (key, seen, reason, editor) -> publish.rollBack(release(posted), reason, editor));
    }

    @Post("/releases/{number}/roll-back")
    HttpResponse<?> rollBackRelease(int number, @Body String body, Visit visit) {
        var posted = visit.posted(body);
        try {
            publish.rollBack(number, posted.text("reason"), Editor.of(visit.caller()));
            return HttpResponse.seeOther(URI.create("/policies/studio/releases?done=roll-back"));
        } catch (Problem problem) {
            var attempt = Attempt.refused("roll-back-" + number, problem, posted);
            return HttpResponse.status(HttpStatus.valueOf(problem.kind().status()))
                    .body(StudioController.view("releases", histories.releases(Integer.MAX_VALUE, attempt, ""), visit));
        }
    }

    /** As the clock on the plan's wall shows it. */
    private Instant due(Posted posted) {
        try {
            return LocalDateTime.parse(posted.text("at")).atZone(words.zone()).toInstant();
        } catch (DateTimeException e) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "Say on which day and at what time it is to be published", "at");
        }
    }

    private static int release(Posted posted) {
        var number = posted.text("release");
        if (!number.matches("\\d{1,9}"))
            throw Problem.of(ProblemKind.INVALID_VALUE, "Say which release is to be rolled back", "release");
        return Integer.parseInt(number);
    }
}
