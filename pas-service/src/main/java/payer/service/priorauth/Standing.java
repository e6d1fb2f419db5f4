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

    /** Another service than the one asked for is granted, as a clinician sees fit. */
    record Modified(
            Basis basis,
            String number,
            LocalDate issued,
            Allowed allowed,
            ServiceInstead instead,
            Why why,
            Clinician by)
            implements Standing {}

    /** A person decides; what was granted before holds on meanwhile. */
    record Pended(Basis basis, String reference, Reviewer reviewer, List<Why> reasons, Optional<InForce> inForce)
            implements Standing {
        public Pended {
            reasons = List.copyOf(reasons);
        }

        public Pended(Basis basis, String reference, Reviewer reviewer, List<Why> reasons) {
            this(basis, reference, reviewer, reasons, Optional.empty());
        }
    }

    /** More must be known; whoever asked is asked. What was granted before holds on meanwhile. */
    record Asked(Basis basis, String reference, List<Question> questions, Optional<InForce> inForce)
            implements Standing {
        public Asked {
            questions = List.copyOf(questions);
            if (questions.isEmpty()) throw new IllegalArgumentException("who asks says what for");
        }

        public Asked(Basis basis, String reference, List<Question> questions) {
            this(basis, reference, questions, Optional.empty());
        }

        /** LOINC's codes of the documents that are asked for, each once. */
        public List<String> documents() {
            return questions.stream()
                    .flatMap(question -> question.attachment().stream())
                    .distinct()
                    .toList();
        }

        /** Something is asked that no document answers. */
        public boolean asksForForm() {
            return questions.stream().anyMatch(question -> question.attachment().isEmpty());
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

    /** A decision is being looked at again; what it granted holds on meanwhile. */
    record Reopened(Basis basis, String reference, SecondLook look, Standing before) implements Standing {
        public Reopened {
            if (before instanceof Reopened) throw new IllegalArgumentException("it is being looked at again already");
        }
    }

    /** The requester took it back. */
    record Withdrawn(Basis basis) implements Standing {}

    /** What holds now: an authorization with its number, since when, and what it allows. */
    record InForce(String number, LocalDate issued, Allowed allowed) {}

    /** What was granted, be it by this decision or by an earlier one that holds until this line is decided. */
    default Optional<InForce> inForce() {
        return switch (this) {
            case Approved approved ->
                Optional.of(new InForce(approved.number(), approved.issued(), approved.allowed()));
            case InPart part -> Optional.of(new InForce(part.number(), part.issued(), part.allowed()));
            case Modified modified ->
                Optional.of(new InForce(modified.number(), modified.issued(), modified.allowed()));
            case Pended pended -> pended.inForce;
            case Asked asked -> asked.inForce;
            case Reopened reopened -> reopened.before().inForce();
            case NotNeeded _, NotCovered _, Denied _, Withdrawn _ -> Optional.empty();
        };
    }

    /** The same while something that was granted before holds on; what is decided stands for itself. */
    default Standing over(InForce granted) {
        return switch (this) {
            case Pended pended ->
                new Pended(pended.basis, pended.reference, pended.reviewer, pended.reasons, Optional.of(granted));
            case Asked asked -> new Asked(asked.basis, asked.reference, asked.questions, Optional.of(granted));
            case NotNeeded _, Approved _, InPart _, Modified _, NotCovered _, Denied _, Reopened _, Withdrawn _ -> this;
        };
    }

    /** Somebody still has to do something about it. */
    default boolean isOpen() {
        return switch (this) {
            case Pended _, Asked _, Reopened _ -> true;
            case InPart part -> part.restOpen();
            case NotNeeded _, Approved _, Modified _, NotCovered _, Denied _, Withdrawn _ -> false;
        };
    }

    /** It is decided, and not wholly as it was asked for: this is what can be appealed. */
    default boolean isAdverse() {
        return switch (this) {
            case NotCovered _, Denied _, Modified _ -> true;
            case InPart part -> !part.restOpen();
            case NotNeeded _, Approved _, Pended _, Asked _, Reopened _, Withdrawn _ -> false;
        };
    }

    /** Who answers for it, where that is a person. */
    default Optional<Clinician> decidedBy() {
        return switch (this) {
            case Approved approved -> approved.by();
            case InPart part -> part.by();
            case Modified modified -> Optional.of(modified.by());
            case Denied denied -> Optional.of(denied.by());
            case Reopened reopened -> reopened.before().decidedBy();
            case NotNeeded _, Pended _, Asked _, NotCovered _, Withdrawn _ -> Optional.empty();
        };
    }

    /** The number that this decision gave, where it gave one. */
    default Optional<String> authorizationNumber() {
        return switch (this) {
            case Approved approved -> Optional.of(approved.number());
            case InPart part -> Optional.of(part.number());
            case Modified modified -> Optional.of(modified.number());
            case Reopened reopened -> reopened.before().authorizationNumber();
            case NotNeeded _, Pended _, Asked _, NotCovered _, Denied _, Withdrawn _ -> Optional.empty();
        };
    }

    /** The number under which an open line can be asked for. */
    default Optional<String> openReference() {
        return switch (this) {
            case Pended pended -> Optional.of(pended.reference());
            case Asked asked -> Optional.of(asked.reference());
            case Reopened reopened -> Optional.of(reopened.reference());
            case NotNeeded _, Approved _, InPart _, Modified _, NotCovered _, Denied _, Withdrawn _ -> Optional.empty();
        };
    }

    default Optional<Allowed> granted() {
        return inForce().map(InForce::allowed);
    }

    /** The day on which something was granted. */
    default Optional<LocalDate> issuedOn() {
        return inForce().map(InForce::issued);
    }

    /** The kind of standing in one word, as events and the worklist call it. */
    default String word() {
        return switch (this) {
            case NotNeeded _ -> "not-needed";
            case Approved _ -> "approved";
            case InPart _ -> "in-part";
            case Modified _ -> "modified";
            case Pended _ -> "pended";
            case Asked _ -> "asked";
            case NotCovered _ -> "not-covered";
            case Denied _ -> "denied";
            case Reopened _ -> "reopened";
            case Withdrawn _ -> "withdrawn";
        };
    }
}
