package payer.service.crd;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import payer.problem.IssueType;
import payer.problem.Problem.Issue;
import payer.service.fhir.ErrorStyle;
import payer.service.fhir.Failure;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;

/** Hooks are JSON and no FHIR, but the guide has their errors as OperationOutcomes. */
@Singleton
@Order(1)
final class CrdErrorStyle implements ErrorStyle {
    private final FhirText text;

    CrdErrorStyle(FhirText text) {
        this.text = text;
    }

    @Override
    public boolean covers(HttpRequest<?> request) {
        return request.getPath().startsWith("/crd/");
    }

    @Override
    public Rendered render(HttpRequest<?> request, Failure failure) {
        var outcome = new OperationOutcome();
        failure.issues().forEach(issue -> add(outcome, issue));
        failure.incident().ifPresent(incident -> outcome.getIssueFirstRep().setDiagnostics("incident " + incident));
        return new Rendered(text.json(outcome), FhirFormat.JSON.contentType());
    }

    private static void add(OperationOutcome outcome, Issue issue) {
        var added = outcome.addIssue()
                .setSeverity(issue.type() == IssueType.EXCEPTION ? IssueSeverity.FATAL : IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.fromCode(issue.type().code()));
        added.getDetails().setText(issue.text());
        if (!issue.place().isEmpty()) added.addExpression(issue.place());
    }
}
