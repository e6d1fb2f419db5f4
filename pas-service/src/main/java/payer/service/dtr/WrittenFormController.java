package payer.service.dtr;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** The forms that the payer's own people write in the place of those that are made from the policies, and another approves. */
@Controller("/admin/forms/{policy}/{version}")
@Needs(roles = Role.POLICY_AUTHOR)
final class WrittenFormController {
    private final ProposeForm propose;
    private final ApproveForm approve;
    private final FhirText text;

    WrittenFormController(ProposeForm propose, ApproveForm approve, FhirText text) {
        this.propose = propose;
        this.approve = approve;
        this.text = text;
    }

    /** What is told of a revision. */
    record Revision(
            int revision,
            Instant at,
            String author,
            boolean written,
            String state,
            String checked,
            Optional<Verdict> verdict) {
        static Revision of(WrittenForm form) {
            return new Revision(
                    form.revision(),
                    form.at(),
                    form.author().name(),
                    form.bundle().isPresent(),
                    form.verdict()
                            .map(said -> said.approved() ? "approved" : "sent-back")
                            .orElse("proposed"),
                    form.checked(),
                    form.verdict().map(Verdict::of));
        }
    }

    record Verdict(Instant at, String by, String reason, String checked) {
        static Verdict of(FormVerdict said) {
            return new Verdict(said.at(), said.by().name(), said.reason(), said.checked());
        }
    }

    @Get
    @Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
    List<Revision> history(String policy, String version) {
        return approve.history(policy, version).stream().map(Revision::of).toList();
    }

    /** As it was taken. */
    @Get("/{revision}")
    @Produces("application/fhir+json")
    @Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
    String written(String policy, String version, int revision) {
        return approve.revision(policy, version, revision)
                .bundle()
                .orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_FOUND, "This revision puts back the form that is made from the policy."));
    }

    @Put
    @Consumes(MediaType.ALL)
    HttpResponse<Revision> propose(String policy, String version, @Body Received body, Caller caller) {
        return HttpResponse.status(HttpStatus.CREATED)
                .body(Revision.of(propose.propose(
                        policy, version, text.readWithNarratives(body, org.hl7.fhir.r4.model.Resource.class), caller)));
    }

    @Delete
    HttpResponse<Revision> proposeOwn(String policy, String version, Caller caller) {
        return HttpResponse.status(HttpStatus.CREATED).body(Revision.of(propose.proposeOwn(policy, version, caller)));
    }

    @Post("/{revision}/approve")
    @Needs(roles = Role.POLICY_APPROVER)
    Revision approve(String policy, String version, int revision, @Body FormReason body, Caller caller) {
        return Revision.of(approve.approve(policy, version, revision, body.why(), caller));
    }

    @Post("/{revision}/send-back")
    @Needs(roles = Role.POLICY_APPROVER)
    Revision sendBack(String policy, String version, int revision, @Body FormReason body, Caller caller) {
        return Revision.of(approve.sendBack(policy, version, revision, body.why(), caller));
    }
}
