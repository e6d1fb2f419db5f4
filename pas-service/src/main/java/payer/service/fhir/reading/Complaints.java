package payer.service.fhir.reading;

import java.util.ArrayList;
import java.util.List;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;

/** All that is wrong with one document, up to a limit: a sender mends everything at once. Never holds a value. */
final class Complaints {
    private final int most;
    private final List<Issue> issues = new ArrayList<>();
    private boolean more;

    Complaints(int most) {
        this.most = most;
    }

    void add(IssueType type, String text, String place) {
        if (issues.size() < most) issues.add(new Issue(type, text, place));
        else more = true;
    }

    boolean areFull() {
        return issues.size() >= most;
    }

    void throwIfAny() {
        if (issues.isEmpty()) return;
        var all = new ArrayList<>(issues);
        if (more) all.add(Issue.of(IssueType.INFORMATIONAL, "only the first " + most + " problems are listed"));
        throw new Problem(kind(), all);
    }

    /** Wrong values alone are told from a wrong shape, so that the first issue's type and the status agree. */
    private ProblemKind kind() {
        return switch (issues.getFirst().type()) {
            case VALUE -> ProblemKind.INVALID_VALUE;
            case REQUIRED -> ProblemKind.MISSING;
            default -> ProblemKind.MALFORMED;
        };
    }
}
