package payer.rules.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets that keep the order of the document, so that writing gives back what was read. */
final class Ordered {

    private Ordered() {}

    static <T> Set<T> copyOf(Collection<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
