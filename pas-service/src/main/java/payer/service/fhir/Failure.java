package payer.service.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.Problem.Issue;
import payer.problem.ProblemKind;

/**
 * Any request that was not answered as asked, whatever the reason: what every error style renders.
 *
 * @param headers that this failure needs in its answer, such as Retry-After
 * @param incident under which a defect of ours was logged
 */
public record Failure(int status, List<Issue> issues, Map<String, String> headers, Optional<String> incident) {

    public Failure {
        issues = List.copyOf(issues);
        headers = Map.copyOf(headers);
    }

    public static Failure of(Problem problem) {
        return new Failure(problem.kind().status(), problem.issues(), Map.of(), Optional.empty());
    }

    public static Failure of(ProblemKind kind, String text) {
        return of(kind.status(), kind.usualType(), text);
    }

    public static Failure of(int status, IssueType type, String text) {
        return new Failure(status, List.of(Issue.of(type, text)), Map.of(), Optional.empty());
    }

    /** A defect of ours: nothing is told but the number under which it can be found. */
    public static Failure defect(String incident) {
        var text = "something went wrong on our side; please report the incident's number";
        var issue = Issue.of(IssueType.EXCEPTION, text);
        return new Failure(500, List.of(issue), Map.of(), Optional.of(incident));
    }

    public Failure with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Failure(status, issues, more, incident);
    }
}
