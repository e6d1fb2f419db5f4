package payer.service.fhir.validation;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;
import payer.service.fhir.validation.ValidationIssue.Severity;

/**
 * What the validator found. The issues' texts can quote the resource: send them to whoever sent the resource, never log them.
 *
 * @param done false if the resource could not be checked against what was asked, which an issue then explains
 */
public record ValidationReport(PackageSet set, boolean done, List<ValidationIssue> issues) {
    private static final String RULE_EXTENSION = "http://hl7.org/fhir/StructureDefinition/operationoutcome-message-id";

    public ValidationReport {
        issues = List.copyOf(issues);
    }

    static ValidationReport notDone(PackageSet set, String why, String rule) {
        return new ValidationReport(
                set, false, List.of(new ValidationIssue(Severity.ERROR, IssueType.NOTSUPPORTED, "", why, rule)));
    }

    /** Checked, and without an error. */
    public boolean conforms() {
        return done && errors().isEmpty();
    }

    public List<ValidationIssue> errors() {
        return issues.stream().filter(issue -> issue.severity().isError()).toList();
    }

    public OperationOutcome toOutcome() {
        var outcome = new OperationOutcome();
        issues.forEach(issue -> outcome.addIssue(rendered(issue)));
        if (issues.isEmpty())
            outcome.addIssue()
                    .setSeverity(IssueSeverity.INFORMATION)
                    .setCode(IssueType.INFORMATIONAL)
                    .getDetails()
                    .setText("Nothing was found to be wrong.");
        return outcome;
    }

    private static OperationOutcomeIssueComponent rendered(ValidationIssue issue) {
        var rendered = new OperationOutcomeIssueComponent()
                .setSeverity(IssueSeverity.fromCode(issue.severity().name().toLowerCase(Locale.ROOT)))
                .setCode(issue.type());
        rendered.getDetails().setText(issue.text());
        if (!issue.place().isEmpty()) rendered.addExpression(issue.place());
        if (!issue.rule().isEmpty()) rendered.addExtension(RULE_EXTENSION, new StringType(issue.rule()));
        return rendered;
    }

    /** Counts only: the issues can hold personal data. */
    @Override
    public String toString() {
        return "ValidationReport[%s, %s, %d issues, %d errors]"
                .formatted(set, done ? "done" : "not done", issues.size(), errors().size());
    }
}
