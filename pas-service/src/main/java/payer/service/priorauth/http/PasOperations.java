package payer.service.priorauth.http;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.fhir.Received;
import payer.service.priorauth.DeclineQuestions;
import payer.service.priorauth.InquirePriorAuth;
import payer.service.priorauth.Inquired;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.RequestError;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.SubmitPriorAuth;
import payer.service.priorauth.Submitted;
import payer.service.priorauth.TakeAttachment;
import payer.service.priorauth.fhir.AnswerOf;
import payer.service.priorauth.fhir.AttachmentReader;
import payer.service.priorauth.fhir.ClaimBundleReader;
import payer.service.priorauth.fhir.ClaimResponseWriter;
import payer.service.priorauth.fhir.Conformance;
import payer.service.priorauth.fhir.InquiryReader;
import payer.service.priorauth.fhir.Release;
import payer.service.priorauth.fhir.TaskReader;
import payer.service.priorauth.fhir.TaskWriter;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;

/** The operations of prior authorization, the same for every release: read, do, write. */
@Singleton
final class PasOperations {
    private static final Set<TaskStatus> OVER =
            EnumSet.of(TaskStatus.COMPLETED, TaskStatus.REJECTED, TaskStatus.FAILED, TaskStatus.CANCELLED);

    private final Reading reading;
    private final UseCases cases;
    private final Writing writing;
    private final Ids ids;
    private final Clock clock;
    private final String url;

    /** What makes values of what comes in. */
    @Singleton
    record Reading(ClaimBundleReader claims, InquiryReader inquiries, AttachmentReader attachments, TaskReader tasks) {}

    /** What can be asked of us. */
    @Singleton
    record UseCases(
            SubmitPriorAuth submit,
            InquirePriorAuth inquire,
            TakeAttachment take,
            DeclineQuestions decline,
            SeePriorAuths see) {}

    /** What makes answers of what came of it. */
    @Singleton
    record Writing(ClaimResponseWriter answers, AnswerOf kept, TaskWriter tasks, Conformance conformance) {}

    PasOperations(Reading reading, UseCases cases, Writing writing, Ids ids, Clock clock, ServiceSettings settings) {
        this.reading = reading;
        this.cases = cases;
        this.writing = writing;
        this.ids = ids;
        this.clock = clock;
        this.url = settings.url().toString();
    }

    /** Release 2.0 has one bundle for all matches, release 2.2 one for each. */
    Resource inquire(Received document, Release release, Caller caller, String correlation) {
        var inquiry = reading.inquiries().read(document, release);
        var answered = new Answered(cases.inquire().inquire(inquiry, caller, correlation), inquiry.bundle(), release);
        return switch (release) {
            case R2_0 -> together(answered);
            case R2_2 -> each(answered);
        };
    }

    private record Answered(Inquired inquired, Bundle inquiry, Release release) {}

    private Bundle together(Answered answered) {
        return switch (answered.inquired()) {
            case Inquired.Found(var authorizations) ->
                writing.answers().standings(authorizations, answered.inquiry(), answered.release(), clock.instant());
            case Inquired.Refused(var errors) -> refusal(errors, answered.inquiry(), answered.release());
        };
    }

    private Parameters each(Answered answered) {
        var parameters = new Parameters();
        switch (answered.inquired()) {
            case Inquired.Found(var authorizations) ->
                authorizations.forEach(one -> addReturn(
                        parameters,
                        writing.answers()
                                .standings(List.of(one), answered.inquiry(), answered.release(), clock.instant())));
            case Inquired.Refused(var errors) ->
                addReturn(parameters, refusal(errors, answered.inquiry(), answered.release()));
        }
        return parameters;
    }

    private Bundle refusal(List<RequestError> errors, Bundle asked, Release release) {
        return writing.answers().refusal(errors, asked, release, ids.next().toString(), clock.instant());
    }

    private static void addReturn(Parameters parameters, Bundle bundle) {
        parameters.addParameter().setName("return").setResource(bundle);
    }

    Bundle submit(Received document, Release release, Caller caller, String correlation) {
        writing.conformance().request(document, release);
        var submission = reading.claims().read(document, release.origin());
        var answer = answer(cases.submit().submit(submission, caller, correlation), submission.bundle(), release);
        writing.conformance().answer(answer, release);
        return answer;
    }

    private Bundle answer(Submitted submitted, Bundle asked, Release release) {
        return switch (submitted) {
            case Submitted.Kept(var authorization) -> writing.answers().answer(authorization, asked, release);
            case Submitted.Refused(var errors) -> refusal(errors, asked, release);
        };
    }

    /** What it means for the request is told by {@code $inquire} and by a notification; here only that it was taken. */
    OperationOutcome attach(Received document, Caller caller, String correlation) {
        var authorization = cases.take().take(reading.attachments().read(document), caller, correlation);
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .getDetails()
                .setText(authorization.isOpen() ? "taken; the request is still open" : "taken; the request is decided");
        return outcome;
    }

    /** The answer to a request of the caller's own, as it stands now. */
    Bundle answer(UUID id, Release release, Caller caller, String correlation) {
        var authorization = cases.see()
                .own(new PriorAuthId(id), caller)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such answer"));
        cases.see().record(authorization, caller, correlation);
        var answer = writing.kept()
                .answer(authorization, release)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such answer"));
        answer.setId(id.toString());
        return answer;
    }

    /** A Task's id starts with the id of the authorization that it shows. One that is over says how it ended. */
    Task task(String id, Release release, Caller caller) {
        return PriorAuthId.startOf(id)
                .flatMap(authorization -> cases.see().own(authorization, caller))
                .flatMap(authorization -> writing.tasks().task(cases.see().history(authorization.id()), id, release))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such Task"));
    }

    /** A Task is a rendering: of what a client may say of it, only that it is declined changes anything. */
    Task update(String id, Received document, Release release, Caller caller, String correlation) {
        var shown = task(id, release, caller);
        var told = reading.tasks().read(document, id);
        if (isOver(shown) && told == shown.getStatus()) return shown;
        if (shown.getStatus() != TaskStatus.REQUESTED)
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    isOver(shown) ? "this Task is over" : "this Task is the payer's own",
                    "Task.status");
        return switch (told) {
            case REJECTED, FAILED, CANCELLED -> {
                PriorAuthId.startOf(id)
                        .ifPresent(one -> cases.decline().decline(one, told.toCode(), caller, correlation));
                yield task(id, release, caller);
            }
            default -> shown;
        };
    }

    private static boolean isOver(Task task) {
        return OVER.contains(task.getStatus());
    }

    /** Open ones; one that is over is read by its id. */
    Bundle tasks(TaskQuery query, Release release, Caller caller) {
        var found = cases.see().openOf(caller).stream()
                .flatMap(authorization -> writing.tasks().tasks(authorization, release).stream())
                .filter(query::wants)
                .toList();
        var bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(found.size());
        bundle.setId(ids.next().toString());
        found.forEach(task -> bundle.addEntry()
                .setFullUrl(
                        url + release.path() + "/Task/" + task.getIdElement().getIdPart())
                .setResource(task)
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH));
        return bundle;
    }
}
