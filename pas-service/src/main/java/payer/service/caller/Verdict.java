package payer.service.caller;

import java.util.List;

/** Whether a caller may do something. */
public sealed interface Verdict {

    /**
     * They may. {@code through} are the resource scopes that say so; what is shown must satisfy one of them with all its
     * filters. Empty where no resource scope was in question.
     */
    record Permitted(List<ResourceScope> through) implements Verdict {
        public Permitted {
            through = List.copyOf(through);
        }

        /** Whether some scope permits it without a filter. */
        public boolean unfiltered() {
            return through.isEmpty() || !through.stream().allMatch(ResourceScope::isGranular);
        }
    }

    /** They may not; {@code scope} is one that would have sufficed, for the challenge. */
    record Refused(String scope) implements Verdict {}
}
