package payer.service.bench.records;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** How long one client waited for each of many answers, after as many that do not count, and the CPU time that each took. */
record Timed(String what, double medianMillis, double p99Millis, Cpu cpu) {
    static final String HEADER = """
        | what | p50 or rate | p99 | to its floor | CPU ms each |
        |---|--:|--:|--:|--:|\
        """;

    private static final int ASKED = 2_000;

    /** @param cpu of everything that takes part */
    static Timed of(String what, Supplier<Cpu> cpu, IntFunction<Object> ask) {
        for (int i = 0; i < ASKED; i++) Objects.requireNonNull(ask.apply(i));
        var nanos = new long[ASKED];
        var before = cpu.get();
        for (int i = 0; i < ASKED; i++) {
            var start = System.nanoTime();
            Objects.requireNonNull(ask.apply(i));
            nanos[i] = System.nanoTime() - start;
        }
        var spent = cpu.get().since(before);
        Arrays.sort(nanos);
        return new Timed(what, nanos[ASKED / 2] / 1e6, nanos[ASKED * 99 / 100] / 1e6, spent);
    }

    void tell(String what, Timed floor) {
        System.out.printf(
                "| %s | %.2f ms | %.2f ms | %.1f | %s |%n",
                what, medianMillis, p99Millis, medianMillis / floor.medianMillis, cpu.each(ASKED));
    }
}
