package payer.service.security.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;

/** Collects all that is wrong with what an operator sent, so that it is told at once. */
final class Findings {
    private static final int LONGEST = 200;

    private final List<Issue> issues = new ArrayList<>();

    void add(String text, String place) {
        issues.add(new Issue(IssueType.VALUE, text, place));
    }

    String text(@Nullable String value, String place) {
        var text = Optional.ofNullable(value).map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > LONGEST) add("must be given, with at most 200 characters", place);
        return text;
    }

    Optional<String> maybeText(@Nullable String value, String place) {
        if (value == null || value.isBlank()) return Optional.empty();
        return Optional.of(text(value, place));
    }

    void refuseIfAny() {
        if (!issues.isEmpty()) throw new Problem(ProblemKind.INVALID_VALUE, issues);
    }
}
