package payer.service.policies;

import java.util.List;

/** What came of one case: nothing to say if it got its stated answer. */
public record CaseResult(String name, List<String> differences) {
    public CaseResult {
        differences = List.copyOf(differences);
    }

    public boolean isKept() {
        return differences.isEmpty();
    }
}
