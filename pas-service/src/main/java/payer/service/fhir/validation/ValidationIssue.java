package payer.service.fhir.validation;

import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * One finding of the validator.
 *
 * @param type the kind of finding, as FHIR's issue types name it
 * @param place a FHIRPath into the resource
 * @param text a sentence; it may quote what the resource says, so it can hold personal data and is never logged
 * @param rule the validator's name for the rule
 */
public record ValidationIssue(
        Severity severity, OperationOutcome.IssueType type, String place, String text, String rule) {

    public enum Severity {
        FATAL,
        ERROR,
        WARNING,
        INFORMATION;

        public boolean isError() {
            return this == FATAL || this == ERROR;
        }
    }

    ValidationIssue as(Severity other, String otherText) {
        return new ValidationIssue(other, type, place, otherText, rule);
    }

    /** Without the text and the place, which can hold personal data. */
    @Override
    public String toString() {
        return severity + " " + rule;
    }
}
