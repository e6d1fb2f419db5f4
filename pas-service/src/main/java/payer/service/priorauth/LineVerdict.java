package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.Quantity;

/** What a reviewer says of one line. */
public sealed interface LineVerdict {

    /** Yes: as asked, or less of it. {@code why} is told where it is less. */
    record Approve(Optional<Quantity> units, Optional<LocalDate> until, Optional<Why> why) implements LineVerdict {}

    /** Another service in its place; {@code why} not the one that was asked for. */
    record Modify(ServiceInstead instead, Optional<Quantity> units, Optional<LocalDate> until, Why why)
            implements LineVerdict {}

    /** No, on clinical grounds; which criteria are not met, and why in words that help. */
    record Deny(Why why, List<String> criteria) implements LineVerdict {
        public Deny {
            criteria = List.copyOf(criteria);
        }
    }

    /** More must be known first. */
    record Ask(List<Question> questions) implements LineVerdict {
        public Ask {
            questions = List.copyOf(questions);
        }
    }

    /** A physician has to look at it. */
    record Refer(Why why) implements LineVerdict {}
}
