package payer.rules.policy;

import java.util.Optional;

/** Ages from one year of life to another. */
final class Ages {

    private Ages() {}

    /** Nobody would be of such an age, and the policy would be about nobody. */
    static void refuseUnlessInOrder(Optional<Integer> from, Optional<Integer> to) {
        if (from.isPresent() && to.isPresent() && from.get() > to.get())
            throw new IllegalArgumentException(
                    "expected ages in order, found from %d to %d".formatted(from.get(), to.get()));
    }
}
