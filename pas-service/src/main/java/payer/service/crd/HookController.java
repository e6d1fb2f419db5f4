package payer.service.crd;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import payer.crd.Discovery;
import payer.crd.Hook;
import payer.crd.Release;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Open;
import payer.service.fhir.Correlation;

/** CDS Hooks on two bases, one for each generation of the guide. */
@Controller
final class HookController {
    private static final List<Hook> ANSWERED = List.of(Hook.values());

    private final AnswerHook answer;
    private final TakeFeedback feedback;
    private final HookJson json;
    private final CrdSettings settings;
    private final OfferedOptions options;

    HookController(
            AnswerHook answer, TakeFeedback feedback, HookJson json, CrdSettings settings, OfferedOptions options) {
        this.answer = answer;
        this.feedback = feedback;
        this.json = json;
        this.settings = settings;
        this.options = options;
    }

    @Get(
            uris = {"/crd/2.0/cds-services", "/crd/2.2/cds-services"},
            produces = MediaType.APPLICATION_JSON)
    @Open("what is offered is no secret, and a client reads it before it can sign")
    byte[] discover(HttpRequest<?> request) {
        return json.bytes(Discovery.document(release(request), settings.insurer(), ANSWERED, options.now()));
    }

    @Post(
            uris = {"/crd/2.0/cds-services/{id}", "/crd/2.2/cds-services/{id}"},
            consumes = MediaType.APPLICATION_JSON,
            produces = MediaType.APPLICATION_JSON)
    @Needs(cdsClient = true)
    byte[] call(String id, @Body byte[] body, HttpRequest<?> request, Caller caller) {
        return answer.answer(hook(id), release(request), body, caller, Correlation.of(request));
    }

    @Post(
            uris = {"/crd/2.0/cds-services/{id}/feedback", "/crd/2.2/cds-services/{id}/feedback"},
            consumes = MediaType.APPLICATION_JSON,
            produces = MediaType.APPLICATION_JSON)
    @Needs(cdsClient = true)
    HttpResponse<?> feedback(String id, @Body byte[] body, HttpRequest<?> request, Caller caller) {
        hook(id);
        feedback.take(body, caller, Correlation.of(request));
        return HttpResponse.ok();
    }

    private static Hook hook(String id) {
        return Hook.named(id)
                .filter(ANSWERED::contains)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such service; see cds-services"));
    }

    private static Release release(HttpRequest<?> request) {
        return request.getPath().startsWith("/crd/2.0/") ? Release.V2_0 : Release.V2_2;
    }
}
