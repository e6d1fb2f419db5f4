package payer.service.priorauth.http;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.fhir.Received;
import payer.service.priorauth.InquirePriorAuth;
import payer.service.priorauth.Inquired;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.SubmitPriorAuth;
import payer.service.priorauth.Submitted;
import payer.service.priorauth.TakeAttachment;
import payer.service.priorauth.fhir.AttachmentReader;
import payer.service.priorauth.fhir.ClaimBundleReader;
import payer.service.priorauth.fhir.ClaimResponseWriter;
import payer.service.priorauth.fhir.InquiryReader;
import payer.service.priorauth.fhir.Release;
import payer.service.priorauth.fhir.TaskWriter;
import payer.service.runtime.Ids;
import payer.service.runtime.ServiceSettings;

/** The operations of prior authorization, the same for every release: read, do, write. */
@Singleton
final class PasOperations {
    private final Reading reading;
    private final UseCases cases;
    private final ClaimResponseWriter writer;
    private final TaskWriter tasks;
    private final Ids ids;
    private final Clock clock;
    private final String url;

    /** What makes values of what comes in. */
    @Singleton
    record Reading(ClaimBundleReader claims, InquiryReader inquiries, AttachmentReader attachments) {}

    /** What can be asked of us. */
    @Singleton
    record UseCases(SubmitPriorAuth submit, InquirePriorAuth inquire, TakeAttachment take, SeePriorAuths see) {}

    PasOperations(
            Reading reading,
            UseCases cases,
            ClaimResponseWriter writer,
            TaskWriter tasks,
            Ids ids,
            Clock clock,
            ServiceSettings settings) {
        this.reading = reading;
        this.cases = cases;
        this.writer = writer;
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
        this.url = settings.url().toString();
    }

    Bundle inquire(Received document, Release release, Caller caller, String correlation) {
        var inquiry = reading.inquiries().read(document, release);
        return switch (cases.inquire().inquire(inquiry, caller, correlation)) {
            case Inquired.Found(var authorizations) ->
                writer.standings(authorizations, inquiry.bundle(), release, clock.instant());
            case Inquired.Refused(var errors) ->
                writer.refusal(errors, inquiry.bundle(), release, ids.next().toString(), clock.instant());
        };
    }

    /** One bundle for each match. */
    Parameters inquireEach(Received document, Release release, Caller caller, String correlation) {
        var inquiry = reading.inquiries().read(document, release);
        var parameters = new Parameters();
        switch (cases.inquire().inquire(inquiry, caller, correlation)) {
            case Inquired.Found(var authorizations) ->
                authorizations.forEach(one -> addReturn(
                        parameters, writer.standings(List.of(one), inquiry.bundle(), release, clock.instant())));
            case Inquired.Refused(var errors) ->
                addReturn(
                        parameters,
                        writer.refusal(
                                errors, inquiry.bundle(), release, ids.next().toString(), clock.instant()));
        }
        return parameters;
    }

    private static void addReturn(Parameters parameters, Bundle bundle) {
        parameters.addParameter().setName("return").setResource(bundle);
    }

    Bundle submit(Received document, Release release, Caller caller, String correlation) {
        var submission = reading.claims().read(document, release.origin());
        return switch (cases.submit().submit(submission, caller, correlation)) {
            case Submitted.Kept(var authorization) -> writer.answer(authorization, submission.bundle(), release);
            case Submitted.Refused(var errors) ->
                writer.refusal(errors, submission.bundle(), release, ids.next().toString(), clock.instant());
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

    /** A Task's id starts with the id of the authorization that it shows. */
    Task task(String id, Release release, Caller caller) {
        return PriorAuthId.startOf(id)
                .flatMap(authorization -> cases.see().own(authorization, caller))
                .flatMap(authorization -> tasks.tasks(authorization, release).stream()
                        .filter(task -> task.getIdElement().getIdPart().equals(id))
                        .findFirst())
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such open Task"));
    }

    Bundle tasks(Optional<String> status, Release release, Caller caller) {
        var found = cases.see().openOf(caller).stream()
                .flatMap(authorization -> tasks.tasks(authorization, release).stream())
                .filter(task -> status.filter(wanted -> !List.of(wanted.split(",", -1))
                                .contains(task.getStatus().toCode()))
                        .isEmpty())
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
