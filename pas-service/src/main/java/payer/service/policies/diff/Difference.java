package payer.service.policies.diff;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;

/**
 * One thing that is not the same: {@code group-1-rest › resting-hypoxemia › saturation › at most}, {@code 88 %}, {@code 89 %}.
 * Without a before it was added, without an after removed.
 */
@Introspected
public record Difference(String place, Optional<String> before, Optional<String> after) {

    public String text() {
        if (before.isEmpty()) return place + ": added " + after.orElse("");
        return after.map(is -> place + ": " + before.get() + " → " + is).orElse(place + ": removed " + before.get());
    }
}
