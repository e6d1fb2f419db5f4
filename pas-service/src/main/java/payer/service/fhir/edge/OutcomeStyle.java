package payer.service.fhir.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import payer.problem.IssueType;
import payer.problem.Problem.Issue;
import payer.service.fhir.Bases;
import payer.service.fhir.ErrorStyle;
import payer.service.fhir.Failure;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;

/** On FHIR bases an error is an OperationOutcome, in the client's format. */
@Singleton
@Order(0)
final class OutcomeStyle implements ErrorStyle {
    private final Bases bases;
    private final FhirText text;

    OutcomeStyle(Bases bases, FhirText text) {
        this.bases = bases;
        this.text = text;
    }

    @Override
    public boolean covers(HttpRequest<?> request) {
        return bases.covering(request.getPath()).isPresent();
    }

    @Override
    public Rendered render(HttpRequest<?> request, Failure failure) {
        var format = Formats.wantedOrUsual(request);
        return new Rendered(encode(outcome(failure), format), format.contentType());
    }

    private String encode(OperationOutcome outcome, FhirFormat format) {
        return new String(text.write(outcome, format), StandardCharsets.UTF_8);
    }

    private static OperationOutcome outcome(Failure failure) {
        var outcome = new OperationOutcome();
        for (var issue : failure.issues()) add(outcome, issue);
        failure.incident().ifPresent(incident -> outcome.getIssueFirstRep().setDiagnostics("incident " + incident));
        return outcome;
    }

    private static void add(OperationOutcome outcome, Issue issue) {
        var added = outcome.addIssue()
                .setSeverity(severity(issue.type()))
                .setCode(OperationOutcome.IssueType.fromCode(issue.type().code()));
        added.getDetails().setText(issue.text());
        if (!issue.place().isEmpty()) added.addExpression(issue.place());
    }

    private static IssueSeverity severity(IssueType type) {
        return switch (type) {
            case INFORMATIONAL -> IssueSeverity.INFORMATION;
            case EXCEPTION -> IssueSeverity.FATAL;
            default -> IssueSeverity.ERROR;
        };
    }
}
