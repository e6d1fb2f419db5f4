package payer.rules.policy;

import java.util.EnumSet;
import java.util.Set;
import payer.decision.Source;

/** Where the facts for a criterion may come from, and which of them suffice without a person having read anything. */
public record EvidenceRule(Set<Source> accepts, Set<Source> withoutPerson) {

    /** Everything counts; only what arrives as a document has to be read first. */
    private static final EvidenceRule USUAL =
            new EvidenceRule(EnumSet.allOf(Source.class), EnumSet.complementOf(EnumSet.of(Source.ATTACHMENT)));

    public EvidenceRule {
        accepts = Ordered.copyOf(accepts);
        withoutPerson = Ordered.copyOf(withoutPerson);
        if (!accepts.containsAll(withoutPerson))
            throw new IllegalArgumentException("what suffices without a person must be accepted in the first place");
    }

    public static EvidenceRule usual() {
        return USUAL;
    }
}
