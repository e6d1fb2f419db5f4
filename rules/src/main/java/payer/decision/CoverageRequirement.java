package payer.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an ordering clinician is told about one line: is it covered, must we be asked first, and what must be shown. */
public record CoverageRequirement(
        int line,
        Covered covered,
        Optional<Authorization> authorization,
        Set<Documents> documents,
        Optional<Purpose> purpose,
        Set<InfoNeeded> infoNeeded,
        Optional<Waiver> waiver,
        List<Questions> questions,
        List<Code> alternatives,
        List<Reason> reasons,
        PolicyReference policy) {

    public CoverageRequirement {
        documents = Set.copyOf(documents);
        infoNeeded = Set.copyOf(infoNeeded);
        questions = List.copyOf(questions);
        alternatives = List.copyOf(alternatives);
        reasons = List.copyOf(reasons);
        if (covered == Covered.NOT_COVERED && authorization.isPresent())
            throw new IllegalArgumentException("what is not covered needs no authorization");
        if (covered != Covered.NOT_COVERED && authorization.isEmpty())
            throw new IllegalArgumentException("what is covered says whether it needs an authorization");
        if (documents.isEmpty() != purpose.isEmpty())
            throw new IllegalArgumentException("documents are asked for with a purpose");
        if (infoNeeded.isEmpty() == (covered == Covered.CONDITIONAL))
            throw new IllegalArgumentException("an answer is conditional exactly when it says what it hangs on");
    }

    public enum Covered {
        COVERED,
        NOT_COVERED,
        CONDITIONAL
    }

    public enum Authorization {
        NOT_NEEDED,
        NEEDED,
        /** All criteria are met by evidence that needs no person: the answer itself can be the authorization. */
        SATISFIED,
        /** Only the one who delivers the service can ask. */
        PERFORMER_ASKS,
        CONDITIONAL
    }

    public enum Documents {
        CLINICAL,
        ADMINISTRATIVE,
        FROM_PATIENT
    }

    /** What the documents are for. */
    public enum Purpose {
        WITH_AUTHORIZATION,
        WITH_CLAIM,
        WITH_ORDER,
        KEEP_ON_FILE
    }

    /** What would have to be known for an answer without conditions. */
    public enum InfoNeeded {
        PERFORMER,
        LOCATION,
        TIMEFRAME,
        CONTRACT_WINDOW,
        /** Something of the order or the member; the reason says what. */
        OTHER
    }

    /** The questions of one policy that are still open: its form, and which parts of it. */
    public record Questions(PolicyReference policy, List<String> criteria) {
        public Questions {
            criteria = List.copyOf(criteria);
        }
    }
}
