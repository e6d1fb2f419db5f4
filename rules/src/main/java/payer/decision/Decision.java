package payer.decision;

import java.util.List;
import java.util.Optional;

/**
 * What the payer says about one requested line. Every answer cites the policy it rests on. There is no refusal on clinical
 * grounds among them: that is a physician's to give, so no policy can bring one about.
 */
public sealed interface Decision {

    PolicyReference policy();

    /** The service may be given without asking. {@code waiver} tells why, where an exemption makes it so. */
    record NoAuthorizationNeeded(PolicyReference policy, Optional<Waiver> waiver) implements Decision {}

    record Approved(PolicyReference policy, String branch, Grant grant) implements Decision {}

    /** What the policy grants is less than what was asked for; the rest goes to a physician. */
    record ApprovedInPart(PolicyReference policy, String branch, Grant grant, Quantity asked, Reason why)
            implements Decision {}

    /** The criteria that could still be met, if only it were known. */
    record InformationNeeded(PolicyReference policy, List<String> criteria) implements Decision {
        public InformationNeeded {
            criteria = List.copyOf(criteria);
            if (criteria.isEmpty()) throw new IllegalArgumentException("who asks says what for");
        }
    }

    /** A person decides. {@code criteria} are those that are not met or that a person must confirm. */
    record Pended(PolicyReference policy, Reviewer reviewer, List<String> criteria, List<Reason> reasons)
            implements Decision {
        public Pended {
            criteria = List.copyOf(criteria);
            reasons = List.copyOf(reasons);
        }
    }

    /** Excluded from the benefit by its code alone, whoever needs it. */
    record NotCovered(PolicyReference policy, Exclusion exclusion) implements Decision {}
}
