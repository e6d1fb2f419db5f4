package payer.service.bench;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;

/** How long one client waited for each of many answers, after as many that do not count. */
record Timed(String what, double medianMillis, double p99Millis) {
    static final String HEADER = """
        | what | p50 or rate | p99 | to its floor | CPU ms each |
        |---|--:|--:|--:|--:|\
        """;

    private static final int ASKED = 2_000;

    static Timed of(String what, IntFunction<Object> ask) {
        for (int i = 0; i < ASKED; i++) Objects.requireNonNull(ask.apply(i));
        var nanos = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            var start = System.nanoTime();
            Objects.requireNonNull(ask.apply(i));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Timed(what, nanos[ASKED / 2] / 1e6, nanos[ASKED * 99 / 100] / 1e6);
    }

    void tell(String what, Timed floor) {
        System.out.printf(
                "| %s | %.2f ms | %.2f ms | %.1f | |%n",
                what, medianMillis, p99Millis, medianMillis / floor.medianMillis);
    }
}
