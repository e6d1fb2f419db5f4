package payer.service.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuthId;
import payer.service.priorauth.Standing;
import payer.service.review.WorklistEntry.Holder;

/**
 * A decision that somebody made and that a colleague looks at once more. It changes nothing about the decision; whoever finds it
 * wrong opens the case again as well.
 *
 * @param version of the authorization that the decision made
 * @param opinion of the colleague; empty until somebody has looked
 */
public record SecondReview(
        UUID id,
        PriorAuthId authorization,
        int line,
        int version,
        Kind kind,
        String service,
        Clinician by,
        Instant decided,
        Optional<Opinion> opinion) {

    /** What was decided. */
    public enum Kind {
        APPROVED("approved"),
        IN_PART("approved in part"),
        INSTEAD("approved as another service"),
        DENIED("denied");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Something was refused, which only a physician does; so only a physician judges it. */
        public boolean isRefusal() {
            return this != APPROVED;
        }

        /** Empty where nothing is decided, or nobody answers for it. */
        static Optional<Kind> of(Standing standing) {
            return switch (standing) {
                case Standing.Approved _ -> Optional.of(APPROVED);
                case Standing.InPart _ -> Optional.of(IN_PART);
                case Standing.Modified _ -> Optional.of(INSTEAD);
                case Standing.Denied _ -> Optional.of(DENIED);
                case Standing.NotNeeded _,
                        Standing.Pended _,
                        Standing.Asked _,
                        Standing.NotCovered _,
                        Standing.Reopened _,
                        Standing.Withdrawn _ -> Optional.empty();
            };
        }
    }

    /** What a colleague made of it; {@code words} say how they would have decided, and why. */
    public record Opinion(Holder by, Instant at, boolean agrees, String words) {
        @Override
        public String toString() {
            return "Opinion of " + by.subject();
        }
    }

    /** Nobody judges their own decision, under whichever of their names. */
    public boolean isBy(Clinician somebody) {
        return by.user().equals(somebody.user()) || by.isSameAs(somebody);
    }

    @Override
    public String toString() {
        return "SecondReview " + id;
    }
}
