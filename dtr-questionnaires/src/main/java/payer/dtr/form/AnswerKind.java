package payer.dtr.form;

import java.util.List;
import java.util.Set;
import payer.decision.Outcome;

/** What is filled in. */
public sealed interface AnswerKind {

    record YesNo() implements AnswerKind {}

    /** A quantity in one of the units, the policy's own first. */
    record Amount(List<String> units) implements AnswerKind {
        public Amount {
            units = List.copyOf(units);
            if (units.isEmpty()) throw new IllegalArgumentException("a quantity is asked for in a unit");
        }
    }

    /** A score, stage, level or another number without a unit. */
    record Score() implements AnswerKind {}

    /** How many events there were. */
    record Count() implements AnswerKind {}

    /** How a therapy went; those first that the policy looks for. */
    record Therapy(Set<Outcome> looked) implements AnswerKind {
        /** The code system of its answers. */
        public static final String OUTCOMES = "urn:payer:therapy-outcome";
    }
}
