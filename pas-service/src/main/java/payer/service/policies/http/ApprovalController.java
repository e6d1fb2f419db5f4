package payer.service.policies.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import java.util.List;
import org.jspecify.annotations.Nullable;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.Editor;
import payer.service.policies.PublishPolicies;
import payer.service.policies.PublishPolicies.Wanted;
import payer.service.policies.RecordSteps;
import payer.service.policies.SchedulePublication;
import payer.service.policies.VersionKey;

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
    HttpResponse<?> approve(
            String policy,
            String version,
            @Body ReasonBody body,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            Caller caller) {
        return LifeView.answer(
                steps.approve(new VersionKey(policy, version), Seen.of(ifMatch), body.why(), Editor.of(caller)));
    }

    @Post("/send-back")
    HttpResponse<?> sendBack(
            String policy,
            String version,
            @Body ReasonBody body,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            Caller caller) {
        return LifeView.answer(
                steps.sendBack(new VersionKey(policy, version), Seen.of(ifMatch), body.why(), Editor.of(caller)));
    }

    @Post("/schedule")
    HttpResponse<?> schedule(
            String policy,
            String version,
            @Body ScheduleBody body,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            Caller caller) {
        var key = new VersionKey(policy, version);
        return LifeView.answer(schedule.schedule(key, body.due(), Seen.of(ifMatch), body.why(), Editor.of(caller)));
    }

    @Post("/unschedule")
    HttpResponse<?> unschedule(
            String policy,
            String version,
            @Body ReasonBody body,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            Caller caller) {
        return LifeView.answer(
                steps.unschedule(new VersionKey(policy, version), Seen.of(ifMatch), body.why(), Editor.of(caller)));
    }

    @Post("/publish")
    ReleaseView publish(
            String policy,
            String version,
            @Body ReasonBody body,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            Caller caller) {
        var wanted = new Wanted(new VersionKey(policy, version), Seen.of(ifMatch));
        return ReleaseView.of(publish.publish(List.of(wanted), body.why(), Editor.of(caller)));
    }
}
