package payer.decision;

import java.util.List;

/** A benefit that the plan does not have, and the items it does have that may serve instead. */
public record Exclusion(Reason reason, List<Code> alternatives) {
    public Exclusion {
        alternatives = List.copyOf(alternatives);
    }
}
