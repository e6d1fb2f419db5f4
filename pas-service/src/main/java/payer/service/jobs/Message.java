package payer.service.jobs;

import java.time.Instant;

/**
 * A message as its consumer gets it.
 *
 * @param id the same at each attempt, so that a consumer can tell a repetition
 * @param attempt 1 for the first
 */
public record Message<P>(long id, String topic, String key, P payload, Instant putAt, int attempt) {
    @Override
    public String toString() {
        return "Message[" + topic + " " + id + "]";
    }
}
