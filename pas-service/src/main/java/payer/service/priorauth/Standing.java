package payer.service.priorauth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import payer.decision.Code;
import payer.decision.Quantity;
import payer.decision.Reviewer;
import payer.decision.Waiver;

/** Where one line stands. Whoever shows it writes an exhaustive {@code switch}. */
public sealed interface Standing {

    Basis basis();

    /** The service may be given without asking. */
    record NotNeeded(Basis basis, Optional<Waiver> waiver) implements Standing {}

    /** {@code by} is empty where the policy itself decided. */
    record Approved(Basis basis, String number, LocalDate issued, Allowed allowed, Optional<Clinician> by)
            implements Standing {}

    /** Less than asked for is granted; with {@code restOpen} a physician still looks at the rest. */
    record InPart(
            Basis basis,
            String number,
            LocalDate issued,
            Allowed allowed,
            Quantity asked,
            Why why,
            boolean restOpen,
            Optional<Clinician> by)
            implements Standing {}

    /** A person decides. */
    record Pended(Basis basis, String reference, Reviewer reviewer, List<Why> reasons) implements Standing {
        public Pended {
            reasons = List.copyOf(reasons);
        }
    }

    /** More must be known; whoever asked is asked. */
    record Asked(Basis basis, String reference, List<Question> questions) implements Standing {
        public Asked {
            questions = List.copyOf(questions);
            if (questions.isEmpty()) throw new IllegalArgumentException("who asks says what for");
        }
    }

    /** No benefit of the plan, by its code alone. */
    record NotCovered(Basis basis, Why why, List<Code> alternatives) implements Standing {
        public NotCovered {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** A clinical no, which only a named clinician gives. */
    record Denied(Basis basis, Why why, List<String> criteria, Clinician by) implements Standing {
        public Denied {
            criteria = List.copyOf(criteria);
        }
    }

    /** The requester took it back. */
    record Withdrawn(Basis basis) implements Standing {}

    /** Somebody still has to do something about it. */
    default boolean isOpen() {
        return switch (this) {
            case Pended _, Asked _ -> true;
            case InPart part -> part.restOpen();
            case NotNeeded _, Approved _, NotCovered _, Denied _, Withdrawn _ -> false;
        };
    }

    /** The number of the authorization, where there is one. */
    default Optional<String> authorizationNumber() {
        return switch (this) {
            case Approved approved -> Optional.of(approved.number());
            case InPart part -> Optional.of(part.number());
            case NotNeeded _, Pended _, Asked _, NotCovered _, Denied _, Withdrawn _ -> Optional.empty();
        };
    }

    /** The number under which an open line can be asked for. */
    default Optional<String> openReference() {
        return switch (this) {
            case Pended pended -> Optional.of(pended.reference());
            case Asked asked -> Optional.of(asked.reference());
            case NotNeeded _, Approved _, InPart _, NotCovered _, Denied _, Withdrawn _ -> Optional.empty();
        };
    }

    default Optional<Allowed> granted() {
        return switch (this) {
            case Approved approved -> Optional.of(approved.allowed());
            case InPart part -> Optional.of(part.allowed());
            case NotNeeded _, Pended _, Asked _, NotCovered _, Denied _, Withdrawn _ -> Optional.empty();
        };
    }

    /** The kind of standing in one word, as events and the worklist call it. */
    default String word() {
        return switch (this) {
            case NotNeeded _ -> "not-needed";
            case Approved _ -> "approved";
            case InPart _ -> "in-part";
            case Pended _ -> "pended";
            case Asked _ -> "asked";
            case NotCovered _ -> "not-covered";
            case Denied _ -> "denied";
            case Withdrawn _ -> "withdrawn";
        };
    }
}
