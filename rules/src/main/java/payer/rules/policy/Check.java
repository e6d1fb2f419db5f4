package payer.rules.policy;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.Outcome;
import payer.decision.Quantity;
import payer.decision.Urgency;

/** The kinds of condition that coverage policies are made of. */
public sealed interface Check {

    /** A coded diagnosis. */
    record Diagnosis(Sought sought) implements Check {}

    /** A finding that is there or not, as somebody documented it. */
    record Stated(Sought sought) implements Check {}

    /** A statement that somebody in the given role signs. */
    record Attestation(Sought sought) implements Check {}

    /**
     * A laboratory result, vital sign, score, stage or level against limits. Of several alternatives one is enough; {@code
     * pick} says which of several results counts.
     */
    record Measurement(List<Threshold> either, Sought sought, Pick pick) implements Check {
        public Measurement {
            either = List.copyOf(either);
        }
    }

    enum Pick {
        LATEST,
        ANY
    }

    /** The difference between two results: from one set of conditions to another, or from an earlier day to a later one. */
    record Change(Sought from, Sought to, Direction direction, Amount amount, Optional<Period> apart)
            implements Check {}

    enum Direction {
        FALLS,
        RISES
    }

    /** How much: a quantity or a percentage of the first value; with {@code strictly}, more than it. */
    record Amount(Optional<Quantity> quantity, Optional<Integer> percent, boolean strictly) {
        public Amount {
            if (quantity.isPresent() == percent.isPresent())
                throw new IllegalArgumentException("a change is a quantity or a percentage");
        }
    }

    /** One thing happened before, after or within so much of another. */
    record Timing(Moment event, Relation comes) implements Check {}

    /** A visit by somebody in a role, inside a window. */
    record Visit(Sought sought) implements Check {}

    /** Who stated the facts about some terms: role, credential, and independence of the supplier. */
    record Evaluator(Sought sought, Set<String> credentials, boolean independent) implements Check {
        public Evaluator {
            credentials = Ordered.copyOf(credentials);
        }
    }

    /**
     * Therapies that were tried: at least {@code groups} of the terms, each for so long and with one of the outcomes. With
     * an outcome of {@code or}, such as a contraindication, the length does not matter.
     */
    record Trial(Sought sought, int groups, Optional<Period> lasting, Set<Outcome> outcomes, Set<Outcome> or)
            implements Check {
        public Trial {
            outcomes = Ordered.copyOf(outcomes);
            or = Ordered.copyOf(or);
            if (groups < 1 || groups > Math.max(1, sought.of().size()))
                throw new IllegalArgumentException("as many therapies are asked for as terms are named, or fewer");
        }
    }

    /** So many events, counted or told as a number. */
    record Count(Sought sought, int atLeast) implements Check {}

    /** Use of a device: so much a day on so many days of some consecutive days. */
    record Adherence(Sought sought, Quantity daily, int percent, int days) implements Check {}

    /** Something that was paid for, delivered or authorized before. */
    record OnFile(Sought sought) implements Check {}

    /** What is asked for, with what was had in the period before, stays within a quantity. */
    record Allowance(Quantity most, Optional<Period> per, List<String> counting) implements Check {
        public Allowance {
            counting = List.copyOf(counting);
        }
    }

    /** A document with what must be on it. */
    record Document(Sought sought, Set<String> showing) implements Check {
        public Document {
            showing = Ordered.copyOf(showing);
        }
    }

    /** The member's age on the day of service. */
    record Age(Optional<Integer> from, Optional<Integer> to) implements Check {
        public Age {
            if (from.isEmpty() && to.isEmpty()) throw new IllegalArgumentException("an age has a limit");
            Ages.refuseUnlessInOrder(from, to);
        }
    }

    /** Is the member in a hospital, or was just now? */
    record Setting(boolean inpatient) implements Check {}

    /** How soon the answer is needed. */
    record Urgent(Set<Urgency> urgencies) implements Check {
        public Urgent {
            urgencies = Ordered.copyOf(urgencies);
        }
    }

    /** Another line of the same request asks for one of these. */
    record OrderedTogether(List<String> of) implements Check {
        public OrderedTogether {
            of = List.copyOf(of);
        }
    }

    /**
     * One count as a share of another, where the other is large enough to mean something. The figures are those of a window
     * of time or of the latest round that had enough of them; without either, all there are.
     */
    record Rate(
            List<String> of,
            List<String> outOf,
            int atLeastPercent,
            int atLeastCount,
            Optional<Relation> within,
            Optional<Rounds> rounds)
            implements Check {
        public Rate {
            of = List.copyOf(of);
            outOf = List.copyOf(outOf);
            if (within.isPresent() && rounds.isPresent())
                throw new IllegalArgumentException("expected either a window of time or rounds");
        }
    }
}
