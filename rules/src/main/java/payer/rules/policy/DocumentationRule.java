package payer.rules.policy;

import java.util.Optional;
import java.util.Set;
import payer.decision.CoverageRequirement.Documents;
import payer.decision.CoverageRequirement.Purpose;

/** Which documents are wanted and what for, apart from what open criteria ask. */
public record DocumentationRule(Set<Documents> documents, Optional<Purpose> purpose) {

    private static final DocumentationRule NONE = new DocumentationRule(Set.of(), Optional.empty());

    public DocumentationRule {
        documents = Ordered.copyOf(documents);
        if (documents.isEmpty() != purpose.isEmpty())
            throw new IllegalArgumentException("documents are asked for with a purpose");
    }

    public static DocumentationRule none() {
        return NONE;
    }
}
