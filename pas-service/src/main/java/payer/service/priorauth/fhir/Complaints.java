package payer.service.priorauth.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;

/** Everything that is wrong with a request, so that its sender can mend all at once. */
final class Complaints {
    private static final int MOST = 100;

    private final List<Issue> issues = new ArrayList<>();

    void add(IssueType type, String text, String place) {
        if (issues.size() < MOST) issues.add(new Issue(type, text, place));
    }

    void require(boolean condition, IssueType type, String text, String place) {
        if (!condition) add(type, text, place);
    }

    /** What is there, or a complaint that it is not. */
    <T> Optional<T> required(Supplier<Optional<T>> sought, String text, String place) {
        var found = sought.get();
        if (found.isEmpty()) add(IssueType.REQUIRED, text, place);
        return found;
    }

    void throwIfAny() {
        if (!issues.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, issues);
    }
}
