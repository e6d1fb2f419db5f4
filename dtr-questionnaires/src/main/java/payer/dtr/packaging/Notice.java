package payer.dtr.packaging;

import payer.problem.IssueType;

/** What the client is told beside the forms. */
public record Notice(Severity severity, IssueType type, String text) {

    public enum Severity {
        WARNING,
        INFORMATION
    }

    static Notice warning(IssueType type, String text) {
        return new Notice(Severity.WARNING, type, text);
    }

    static Notice information(String text) {
        return new Notice(Severity.INFORMATION, IssueType.INFORMATIONAL, text);
    }
}
