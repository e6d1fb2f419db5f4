package payer.service.priorauth;

import java.util.Set;
import payer.decision.Code;

/** What is granted in the place of what was asked for. */
public record ServiceInstead(Code code, Set<String> modifiers, String words) {
    public ServiceInstead {
        modifiers = Set.copyOf(modifiers);
        if (words.isBlank()) throw new IllegalArgumentException("a service is named in words");
    }
}
