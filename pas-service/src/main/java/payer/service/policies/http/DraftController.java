package payer.service.policies.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.EditDraft;
import payer.service.policies.Editor;
import payer.service.policies.RecordSteps;
import payer.service.policies.TestDraft;
import payer.service.policies.VersionKey;

/** What authors do: write, test, submit, give up. */
@Controller("/policies/{policy}/{version}")
@Needs(roles = Role.POLICY_AUTHOR)
final class DraftController {
    private final EditDraft edit;
    private final TestDraft test;
    private final RecordSteps steps;

    DraftController(EditDraft edit, TestDraft test, RecordSteps steps) {
        this.edit = edit;
        this.test = test;
        this.steps = steps;
    }

    /** A new version with {@code If-None-Match: *}; otherwise {@code If-Match} says what of it was seen. */
    @Put
    HttpResponse<?> save(
            @RequestBean Target target,
            @Body DraftBody body,
            @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            Caller caller) {
        var key = target.key();
        var draft = body.draft(key.policy() + "/policy-" + key.version() + ".yaml");
        var editor = Editor.of(caller);
        if ("*".equals(ifNoneMatch)) {
            var started = edit.start(key, draft, body.why(), editor);
            return HttpResponse.created(
                            LifeView.of(started), URI.create("/policies/" + key.policy() + "/" + key.version()))
                    .header(HttpHeaders.ETAG, Seen.etag(started.number()));
        }
        return LifeView.answer(edit.edit(key, Seen.needed(target.ifMatch()), draft, body.why(), editor));
    }

    /** Also for approvers, who want to see it themselves. */
    @Post("/test")
    @Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
    TestReportView test(String policy, String version, Caller caller) {
        return TestReportView.of(test.test(new VersionKey(policy, version), Editor.of(caller)));
    }

    @Post("/submit")
    HttpResponse<?> submit(@RequestBean Target target, @Body ReasonBody body, Caller caller) {
        return LifeView.answer(steps.submit(target.key(), target.seen(), body.why(), Editor.of(caller)));
    }

    /** What is in force goes on; what never was is put away, and can be taken up again by editing it. */
    @Post("/abandon")
    HttpResponse<?> abandon(@RequestBean Target target, @Body ReasonBody body, Caller caller) {
        return LifeView.answer(steps.abandon(target.key(), target.seen(), body.why(), Editor.of(caller)));
    }

    @Post("/retire")
    HttpResponse<?> retire(@RequestBean Target target, @Body ReasonBody body, Caller caller) {
        return LifeView.answer(steps.proposeRetirement(target.key(), target.seen(), body.why(), Editor.of(caller)));
    }
}
