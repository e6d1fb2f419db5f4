package payer.service.priorauth;

import java.util.List;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;

/** What was put to the rules, and what they said of each line, in the order of the lines. */
record Considered(AuthorizationCase situation, List<Determination> determinations) {
    Considered {
        determinations = List.copyOf(determinations);
    }

    @Override
    public String toString() {
        return situation.toString();
    }
}
