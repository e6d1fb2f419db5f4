package payer.crd;

import java.util.List;
import payer.decision.Fact;
import payer.decision.Membership;

/** How the patient stands with us under one coverage that was presented. */
public sealed interface Standing {

    /**
     * One of ours.
     *
     * @param historyComplete that the payer's own claims and authorizations are all among the facts
     */
    record Insured(Membership membership, List<Fact> facts, boolean historyComplete) implements Standing {
        public Insured {
            facts = List.copyOf(facts);
        }

        @Override
        public String toString() {
            return "Insured";
        }
    }

    /** Not one of ours, or not insured now. */
    record NotInsured(Ground why) implements Standing {}

    /** It could not be found out. */
    record NotKnown(Ground why) implements Standing {}
}
