package payer.service.priorauth;

import java.util.Optional;
import java.util.UUID;

/** Names one authorization in the registry. */
public record PriorAuthId(UUID value) {
    private static final int LENGTH = 36;

    /** The id with which a longer one starts; empty if it does not start with one. */
    public static Optional<PriorAuthId> startOf(String text) {
        if (text.length() < LENGTH) return Optional.empty();
        try {
            return Optional.of(new PriorAuthId(UUID.fromString(text.substring(0, LENGTH))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
