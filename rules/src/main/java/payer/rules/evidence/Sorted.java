package payer.rules.evidence;

import java.util.List;
import payer.decision.Fact;
import payer.decision.Finding.SetAside;

/**
 * The facts that speak to a criterion: those that count, the answers to its own question that lie outside its window, and
 * those that were set aside with the reason.
 */
record Sorted(List<Fact> usable, List<Fact> answeredOutside, List<SetAside> aside) {

    /** These alone. */
    static Sorted of(List<Fact> usable) {
        return new Sorted(usable, List.of(), List.of());
    }
}
