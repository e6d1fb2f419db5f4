package payer.rules.engine;

import java.util.List;
import payer.decision.Verdict;
import payer.rules.policy.Branch;

/**
 * How a pathway stands in a case: the value of the criteria that all its branches share, the branches whose own criteria are
 * met, and those that are still open. Where the shared criteria are not met, nobody looks at the branches. {@code spares} is
 * for exemptions: shared criteria and a branch hold with no person having to confirm them.
 */
public record Standing(Verdict shared, List<Branch> met, List<Branch> open, boolean spares) {
    public Standing {
        met = List.copyOf(met);
        open = List.copyOf(open);
    }
}
