package payer.service.fhir.validation;

import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import payer.service.fhir.validation.ValidationIssue.Severity;

/**
 * Turns the validator's messages into issues. What could not be checked because its owner does not let it be shipped becomes
 * information, told by the rule's id together with the address concerned; no other message changes its weight.
 */
final class IssueReader {
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");

    private final PackageSet set;

    IssueReader(PackageSet set) {
        this.set = set;
    }

    List<ValidationIssue> read(List<ValidationMessage> messages) {
        return messages.stream().map(this::read).distinct().toList();
    }

    private ValidationIssue read(ValidationMessage message) {
        var issue = new ValidationIssue(
                severity(message.getLevel()), type(message), place(message), text(message), rule(message));
        var address = firstQuoted(message);
        return switch (issue.rule()) {
            case I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND ->
                CodesHeldElsewhere.isValueSet(address)
                        ? issue.as(Severity.INFORMATION, notChecked("the value set", address))
                        : issue;
            case I18nConstants.UNKNOWN_CODESYSTEM, I18nConstants.UNKNOWN_CODESYSTEM_VERSION ->
                CodesHeldElsewhere.isSystem(address)
                        ? issue.as(Severity.INFORMATION, notChecked("the code system", address))
                        : issue;
            case I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN,
                    I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY ->
                issue.as(issue.severity(), profileNotLoaded(address));
            default -> issue;
        };
    }

    private static String notChecked(String what, String address) {
        return "The code could not be checked: the content of %s %s is not among the loaded packages."
                .formatted(what, address);
    }

    String profileNotLoaded(String profile) {
        return "Not checked against the profile %s: the package set %s does not have it.".formatted(profile, set);
    }

    private static Severity severity(IssueSeverity level) {
        return switch (level) {
            case FATAL -> Severity.FATAL;
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            default -> Severity.INFORMATION;
        };
    }

    private static IssueType type(ValidationMessage message) {
        if (message.getType() == null) return IssueType.INVALID;
        try {
            var type = IssueType.fromCode(message.getType().toCode());
            return type == null ? IssueType.INVALID : type;
        } catch (org.hl7.fhir.exceptions.FHIRException e) { // a type that FHIR got after R4
            return IssueType.INVALID;
        }
    }

    /** Without the comments in which the validator names resources by type and id. */
    private static String place(ValidationMessage message) {
        var location = message.getLocation();
        return location == null ? "" : COMMENT.matcher(location).replaceAll("");
    }

    private static String text(ValidationMessage message) {
        return message.getMessage() == null ? "" : message.getMessage();
    }

    private static String rule(ValidationMessage message) {
        if (message.getMessageId() != null) return message.getMessageId();
        return message.getInvId() == null ? "" : message.getInvId();
    }

    private static String firstQuoted(ValidationMessage message) {
        var quoted = QUOTED.matcher(text(message));
        return quoted.find() ? quoted.group(1) : "";
    }
}
