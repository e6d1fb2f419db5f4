package payer.service.formapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.priorauth.PriorAuth;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.SeePriorAuths;
import payer.service.priorauth.SubmitPriorAuth;
import payer.service.priorauth.Submitted;
import payer.service.priorauth.fhir.ClaimBundleReader;
import payer.service.priorauth.fhir.Conformance;
import payer.service.priorauth.fhir.Release;
import payer.service.runtime.ServiceSettings;

/**
 * Stores a completed form in the EHR and asks for the authorization with it, in one step: by the same door as every request, read and
 * checked as if it had come from the EHR itself. The draft's own number is the request's: sent twice, it is one request.
 */
@Singleton
public final class AskAuthorization {
    private static final Release RELEASE = Release.R2_2;

    private final AnswerForm answers;
    private final Drafts drafts;
    private final GatherRequest gather;
    private final Conformance conformance;
    private final ClaimBundleReader claims;
    private final SubmitPriorAuth submit;
    private final SeePriorAuths authorizations;
    private final FhirText text;
    private final AuditTrail trail;
    private final ServiceSettings service;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    AskAuthorization(
            AnswerForm answers,
            Drafts drafts,
            GatherRequest gather,
            Conformance conformance,
            ClaimBundleReader claims,
            SubmitPriorAuth submit,
            SeePriorAuths authorizations,
            FhirText text,
            AuditTrail trail,
            ServiceSettings service,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.answers = answers;
        this.drafts = drafts;
        this.gather = gather;
        this.conformance = conformance;
        this.claims = claims;
        this.submit = submit;
        this.authorizations = authorizations;
        this.text = text;
        this.trail = trail;
        this.service = service;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** If something is missing or wrong, nothing is asked, and the answer says what. */
    public AnswerForm.Kept ask(UUID id, int version, Clinician clinician) {
        var stored = answers.store(id, version, clinician);
        if (stored.draft().state() != Draft.State.STORED || !stored.troubles().isEmpty()) return stored;
        var authorization = submitted(stored.draft(), clinician);
        var next = stored.draft()
                .submitted(authorization.id().value(), clinician.visit().practitioner(), clock.instant());
        transactions.executeWrite(tx -> {
            if (!drafts.save(next)) throw AnswerForm.stale();
            trail.append(AuditEntry.of(
                    Act.rest("update", "QuestionnaireResponse", next.id().toString()), clinician.caller()));
            return next;
        });
        return new AnswerForm.Kept(next, List.of(), false);
    }

    private PriorAuth submitted(Draft draft, Clinician clinician) {
        var now = clock.instant();
        var parts = gather.parts(clinician, draft.orders(), forms(draft, clinician));
        var bundle = RequestBundle.of(
                parts,
                clinician.ehr().issuer(),
                draft.id().toString(),
                now,
                now.atZone(service.zone()).toLocalDate());
        var received = new Received(text.write(bundle, FhirFormat.JSON), FhirFormat.JSON);
        conformance.request(received, RELEASE);
        var submission = claims.read(received, RELEASE.origin());
        var caller = clinician.caller();
        return switch (submit.submit(submission, caller, caller.origin().correlation())) {
            case Submitted.Kept(var authorization) -> authorization;
            case Submitted.Refused(var errors) ->
                throw new Problem(
                        ProblemKind.UNPROCESSABLE,
                        errors.stream()
                                .map(error -> new Problem.Issue(
                                        IssueType.BUSINESS_RULE, error.kind().text(), error.path()))
                                .toList());
        };
    }

    /** This form and the other completed ones of the same orders. */
    private List<QuestionnaireResponse> forms(Draft draft, Clinician clinician) {
        return answers.ofPatient(clinician).stream()
                .filter(one -> one.id().equals(draft.id())
                        || (one.state() == Draft.State.STORED && one.orders().equals(draft.orders())))
                .map(this::form)
                .toList();
    }

    private QuestionnaireResponse form(Draft draft) {
        var response = text.readPart(draft.response().getBytes(UTF_8), "response", QuestionnaireResponse.class);
        draft.storedAs().ifPresent(response::setId);
        return response;
    }

    /** What came of it, as it stands now. That somebody saw it is on record, once for each version that they saw. */
    public Optional<PriorAuth> decision(Draft draft, int seen, Clinician clinician) {
        var caller = clinician.caller();
        var found = draft.authorization().flatMap(id -> authorizations.own(new PriorAuthId(id), caller));
        found.filter(one -> one.version() != seen)
                .ifPresent(one ->
                        authorizations.record(one, caller, caller.origin().correlation()));
        return found;
    }
}
