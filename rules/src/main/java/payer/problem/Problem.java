package payer.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something the caller can mend. Its text and its issues name places and rules, never a person's data, so that both may be
 * logged and sent.
 */
public final class Problem extends RuntimeException {

    /** One thing that is wrong. {@code place} is a FHIRPath, a parameter's name, or empty where there is no place. */
    public record Issue(IssueType type, String text, String place) {
        public Issue {
            if (text.isBlank()) throw new IllegalArgumentException("an issue says what is wrong");
        }

        public static Issue of(IssueType type, String text) {
            return new Issue(type, text, "");
        }
    }

    private final ProblemKind kind;

    @SuppressWarnings("serial") // a list of records; problems are never serialized
    private final List<Issue> issues;

    public Problem(ProblemKind kind, List<Issue> issues) {
        super(
                kind.name() + ": " + issues.stream().map(Issue::text).collect(Collectors.joining("; ")),
                null,
                true,
                false);
        if (issues.isEmpty()) throw new IllegalArgumentException("a problem has at least one issue");
        this.kind = kind;
        this.issues = List.copyOf(issues);
    }

    /** One issue of the type that this kind of problem usually has. */
    public static Problem of(ProblemKind kind, String text) {
        return of(kind, text, "");
    }

    public static Problem of(ProblemKind kind, String text, String place) {
        return new Problem(kind, List.of(new Issue(kind.usualType(), text, place)));
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<Issue> issues() {
        return issues;
    }
}
