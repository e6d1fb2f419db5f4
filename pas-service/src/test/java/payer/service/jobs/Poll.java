package payer.service.jobs;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** Waits for a fact, with a limit. */
final class Poll {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Poll() {}

    static <T, F> T until(Supplier<T> asked, Function<T, F> fact, F wanted) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var answer = asked.get();
            if (wanted.equals(fact.apply(answer))) return answer;
            if (System.nanoTime() > end) return fail("not " + wanted + " within " + LIMIT + ": " + answer);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
