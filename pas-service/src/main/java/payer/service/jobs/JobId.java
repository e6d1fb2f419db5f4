package payer.service.jobs;

import java.util.UUID;

/** Names one job. */
public record JobId(UUID value) {
    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
