package payer.rules.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;
import payer.decision.Verdict;

/** A situation and what has to come of it, line by line. */
public record PolicyCase(String name, AuthorizationCase situation, List<CaseAnswer> expected) {
    public PolicyCase {
        expected = List.copyOf(expected);
        if (expected.size() != situation.lines().size())
            throw new IllegalArgumentException("expected one answer for each line");
    }

    /** Where the answers differ from the expected ones, in words; empty if nowhere. */
    public List<String> differences(List<Determination> answers) {
        var differences = new ArrayList<String>();
        for (var line = 0; line < expected.size(); line++) {
            var actual = CaseAnswer.of(answers.get(line));
            if (!expected.get(line).isKeptBy(actual))
                differences.add("line %d: expected %s; got %s%s"
                        .formatted(line + 1, expected.get(line).text(), actual.text(), unused(answers.get(line))));
        }
        return differences;
    }

    /** What was told and could not be used is often why. */
    private static String unused(Determination answer) {
        return answer.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                .flatMap(finding -> finding.setAside().stream()
                        .map(aside -> "; not used for %s: %s, %s"
                                .formatted(
                                        finding.criterion(), aside.fact().code().text(), aside.why())))
                .distinct()
                .collect(Collectors.joining());
    }
}
