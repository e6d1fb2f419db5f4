package payer.service.policies;

import java.util.List;
import payer.decision.Determination;

/** What came of one case: nothing to say if it got its stated answer. */
public record CaseResult(String name, List<String> differences, List<Determination> answers) {
    public CaseResult {
        differences = List.copyOf(differences);
        answers = List.copyOf(answers);
    }

    public boolean isKept() {
        return differences.isEmpty();
    }
}
