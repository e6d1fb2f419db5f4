package payer.problem;

import java.util.Locale;

/** The types of issue that we report: a part of FHIR's issue-type codes, under FHIR's names. */
public enum IssueType {
    BUSINESS_RULE,
    CONFLICT,
    DELETED,
    DUPLICATE,
    EXCEPTION,
    EXPIRED,
    FORBIDDEN,
    INFORMATIONAL,
    INVALID,
    INVARIANT,
    LOGIN,
    MULTIPLE_MATCHES,
    NOT_FOUND,
    NOT_SUPPORTED,
    PROCESSING,
    REQUIRED,
    STRUCTURE,
    THROTTLED,
    TIMEOUT,
    TOO_COSTLY,
    TOO_LONG,
    TRANSIENT,
    VALUE;

    /** As it stands in {@code OperationOutcome.issue.code}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
