package payer.rules.policy;

import java.util.Set;
import payer.decision.ServiceLine;

/** Which requested lines a policy is about. */
public sealed interface Trigger {

    boolean matches(ServiceLine line);

    /** The listed codes; with modifiers, only lines that carry one of them. */
    record Listed(CodeList codes, Set<String> modifiers) implements Trigger {
        public Listed {
            modifiers = Ordered.copyOf(modifiers);
            if (codes.isEmpty()) throw new IllegalArgumentException("a policy lists the codes that it is about");
        }

        @Override
        public boolean matches(ServiceLine line) {
            return codes.contains(line.code())
                    && (modifiers.isEmpty() || line.modifiers().stream().anyMatch(modifiers::contains));
        }
    }

    /** Every service there is: rules of the programme rather than of one service. */
    record AnyService() implements Trigger {
        @Override
        public boolean matches(ServiceLine line) {
            return true;
        }
    }
}
