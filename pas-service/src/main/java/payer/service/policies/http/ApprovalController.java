package payer.service.policies.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import java.util.List;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.Editor;
import payer.service.policies.PublishPolicies;
import payer.service.policies.PublishPolicies.Wanted;
import payer.service.policies.RecordSteps;
import payer.service.policies.SchedulePublication;

/** What approvers do with one version: agree or send back, and say when it comes into force. */
@Controller("/policies/{policy}/{version}")
@Needs(roles = Role.POLICY_APPROVER)
final class ApprovalController {
    private final RecordSteps steps;
    private final SchedulePublication schedule;
    private final PublishPolicies publish;

    ApprovalController(RecordSteps steps, SchedulePublication schedule, PublishPolicies publish) {
        this.steps = steps;
        this.schedule = schedule;
        this.publish = publish;
    }

    @Post("/approve")
    HttpResponse<?> approve(@RequestBean Target target, @Body ReasonBody body, Caller caller) {
        return LifeView.answer(steps.approve(target.key(), target.seen(), body.why(), Editor.of(caller)));
    }

    @Post("/send-back")
    HttpResponse<?> sendBack(@RequestBean Target target, @Body ReasonBody body, Caller caller) {
        return LifeView.answer(steps.sendBack(target.key(), target.seen(), body.why(), Editor.of(caller)));
    }

    @Post("/schedule")
    HttpResponse<?> schedule(@RequestBean Target target, @Body ScheduleBody body, Caller caller) {
        return LifeView.answer(
                schedule.schedule(target.key(), body.due(), target.seen(), body.why(), Editor.of(caller)));
    }

    @Post("/unschedule")
    HttpResponse<?> unschedule(@RequestBean Target target, @Body ReasonBody body, Caller caller) {
        return LifeView.answer(steps.unschedule(target.key(), target.seen(), body.why(), Editor.of(caller)));
    }

    @Post("/publish")
    ReleaseView publish(@RequestBean Target target, @Body ReasonBody body, Caller caller) {
        var wanted = new Wanted(target.key(), target.seen());
        return ReleaseView.of(publish.publish(List.of(wanted), body.why(), Editor.of(caller)));
    }
}
