package payer.rules.policy;

import java.util.Optional;
import payer.decision.Reason;

/**
 * Items that the benefit does not have, told by their codes and by nothing else: there is no place here for a criterion, a
 * diagnosis or a fact, so no policy can turn a clinical question into a refusal.
 */
public record CodeExclusion(CodeList codes, Reason reason, Optional<CodeList> instead) {
    public CodeExclusion {
        if (codes.isEmpty()) throw new IllegalArgumentException("an exclusion names the codes that it excludes");
    }
}
