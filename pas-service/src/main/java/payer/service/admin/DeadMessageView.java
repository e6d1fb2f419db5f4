package payer.service.admin;

import io.micronaut.core.annotation.Introspected;
import payer.service.jobs.DeadMessage;

/** A message that no attempt delivered, in plain JSON. */
@Introspected
record DeadMessageView(
        long id,
        String consumer,
        String topic,
        String key,
        String putAt,
        String diedAt,
        int attempts,
        String lastError) {

    static DeadMessageView of(DeadMessage message) {
        return new DeadMessageView(
                message.id(),
                message.consumer(),
                message.topic(),
                message.key(),
                message.putAt().toString(),
                message.diedAt().toString(),
                message.attempts(),
                message.lastError());
    }
}
