package payer.service.jobs;

import java.time.Instant;

/** What can be seen of a message that no attempt delivered: never its payload. */
public record DeadMessage(
        long id,
        String consumer,
        String topic,
        String key,
        Instant putAt,
        Instant diedAt,
        int attempts,
        String lastError) {}
