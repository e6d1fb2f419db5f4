package payer.dtr.prefill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import payer.dtr.Edition;
import payer.dtr.Origin;
import payer.dtr.answer.FormAnswers;
import payer.dtr.answer.Gap;
import payer.dtr.answer.ResponseItems;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.form.LeafQuestion;

/** A filled form as a response, and beside it why each question that is still empty is so. */
public final class PopulateAnswerWriter {
    private static final String REASONS = "urn:payer:prefill-gap";

    private final PublishedForm form;
    private final Edition edition;

    public PopulateAnswerWriter(PublishedForm form) {
        this.form = form;
        this.edition = form.addresses().edition();
    }

    public Parameters parameters(PopulateRequest request, Filled filled, Instant now) {
        var parameters = new Parameters();
        var response = response(request, filled, now);
        parameters.addParameter().setName("response").setResource(response);
        var outcome = outcome(filled);
        grounds(response, filled, outcome);
        closed(response, filled)
                .forEach(linkId -> note(
                        outcome,
                        IssueType.INFORMATIONAL,
                        linkId,
                        "closed",
                        "There is an answer, but by the other answers so far it is not asked."));
        if (outcome.hasIssue()) parameters.addParameter().setName("issues").setResource(outcome);
        return parameters;
    }

    private QuestionnaireResponse response(PopulateRequest request, Filled filled, Instant now) {
        var response = new QuestionnaireResponse();
        response.getMeta().addProfile(Edition.profile("dtr-questionnaireresponse"));
        response.setId(id(request));
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS)
                .setQuestionnaire(form.canonical())
                .setSubject(request.subject().copy())
                .setAuthored(Date.from(now));
        link(request, response);
        ResponseItems.of(form.standard().getItem(), filled.prepared(), edition).forEach(response::addItem);
        return response;
    }

    private String id(PopulateRequest request) {
        var key = form.canonical() + " " + request.subject().getReference();
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void link(PopulateRequest request, QuestionnaireResponse response) {
        var coverage = Edition.profile(edition == Edition.DTR_2_0 ? "qr-context" : "qr-coverage");
        request.coverages().stream()
                .filter(Resource::hasId)
                .forEach(one -> response.addExtension(coverage, reference(one)));
        request.orders().stream()
                .filter(Resource::hasId)
                .forEach(one -> response.addExtension(Edition.profile("qr-context"), reference(one)));
        response.addExtension(
                Edition.profile("intendedUse"),
                new CodeableConcept().addCoding(new Coding(edition.useSystem(), "withpa", null)));
    }

    private static Reference reference(Resource resource) {
        return new Reference(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }

    /** Of each answer from the chart the record that it rests on, for who wants to look it up. */
    private static void grounds(QuestionnaireResponse response, Filled filled, OperationOutcome outcome) {
        var open = FormAnswers.of(response.getItem()).byLinkId().keySet();
        filled.prepared()
                .answers()
                .forEach((linkId, given) -> given.stream()
                        .filter(one -> one.origin() == Origin.CHART && open.contains(linkId))
                        .flatMap(one -> one.ground().stream())
                        .findFirst()
                        .ifPresent(ground -> note(
                                        outcome,
                                        IssueType.INFORMATIONAL,
                                        linkId,
                                        "found-in",
                                        "Found in " + ground.text() + ".")
                                .getDetails()
                                .setText(ground.reference())));
    }

    private List<String> closed(QuestionnaireResponse response, Filled filled) {
        var open = FormAnswers.of(response.getItem()).byLinkId().keySet();
        return form.plan().questions().stream()
                .map(LeafQuestion::name)
                .filter(name -> filled.prepared().answers().containsKey(name) && !open.contains(name))
                .toList();
    }

    private static OperationOutcome outcome(Filled filled) {
        var outcome = new OperationOutcome();
        filled.prepared().gaps().forEach((linkId, gap) -> gap(outcome, linkId, gap));
        filled.fromPayer()
                .forEach(linkId -> note(
                        outcome,
                        IssueType.INFORMATIONAL,
                        linkId,
                        "from-payer",
                        "The answer comes from what the payer knows."));
        filled.contradicted()
                .forEach(linkId -> note(
                        outcome,
                        IssueType.CONFLICT,
                        linkId,
                        "contradicted",
                        "The payer's own data say something else than the chart; the chart's answer stands."));
        filled.notes()
                .forEach(text -> outcome.addIssue()
                        .setSeverity(IssueSeverity.WARNING)
                        .setCode(IssueType.INCOMPLETE)
                        .setDiagnostics(text));
        return outcome;
    }

    private static void gap(OperationOutcome outcome, String linkId, Gap gap) {
        note(outcome, type(gap.why()), linkId, gap.why().code(), "Not filled in: " + gap.text() + ".");
    }

    private static IssueType type(Gap.Why why) {
        return switch (why) {
            case NO_DATA, ONLY_A_PERSON -> IssueType.NOTFOUND;
            case NO_UNIT, NO_DATE, OUT_OF_TIME, UNSUITABLE -> IssueType.VALUE;
            case CONTRADICTED -> IssueType.CONFLICT;
            case REFUSED -> IssueType.FORBIDDEN;
            case UNREACHED -> IssueType.INCOMPLETE;
            case FAILED -> IssueType.EXCEPTION;
            case STOPPED -> IssueType.TOOCOSTLY;
        };
    }

    private static OperationOutcomeIssueComponent note(
            OperationOutcome outcome, IssueType type, String linkId, String code, String text) {
        var severity = List.of(IssueType.EXCEPTION, IssueType.TOOCOSTLY, IssueType.FORBIDDEN, IssueType.INCOMPLETE)
                        .contains(type)
                ? IssueSeverity.WARNING
                : IssueSeverity.INFORMATION;
        var issue = outcome.addIssue().setSeverity(severity).setCode(type).setDiagnostics(linkId + ": " + text);
        issue.getDetails().addCoding(new Coding(REASONS, code, null));
        issue.addExpression("QuestionnaireResponse.repeat(item).where(linkId='" + linkId + "')");
        return issue;
    }
}
