package payer.service.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * A job to be submitted.
 *
 * @param by who submitted it: a client's id, or the part of the service that did
 * @param uniqueKey while a job of this kind with this key waits or runs, a second one is not made
 * @param delay how long it waits before it may start
 */
public record NewJob<P>(
        Class<? extends JobKind<P>> kind, P payload, String by, Optional<String> uniqueKey, Duration delay) {

    public static <P> NewJob<P> of(Class<? extends JobKind<P>> kind, P payload, String by) {
        return new NewJob<>(kind, payload, by, Optional.empty(), Duration.ZERO);
    }

    public NewJob<P> unlessPresent(String key) {
        return new NewJob<>(kind, payload, by, Optional.of(key), delay);
    }

    public NewJob<P> after(Duration wait) {
        return new NewJob<>(kind, payload, by, uniqueKey, wait);
    }

    @Override
    public String toString() {
        return "NewJob[" + kind.getSimpleName() + "]";
    }
}
