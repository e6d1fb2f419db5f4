package payer.service.priorauth;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a fact, not for a time. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Waiting() {}

    static <T> T until(Supplier<Optional<T>> fact) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var found = fact.get();
            if (found.isPresent()) return found.get();
            if (System.nanoTime() > end) throw new AssertionError("not so within " + LIMIT);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
