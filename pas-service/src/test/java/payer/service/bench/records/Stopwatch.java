package payer.service.bench.records;

import java.util.function.Supplier;

/** Time, and CPU time, since it was made. */
record Stopwatch(Supplier<Cpu> now, long start, Cpu before) {

    static Stopwatch of(Supplier<Cpu> now) {
        return new Stopwatch(now, System.nanoTime(), now.get());
    }

    /** The rate. */
    double tell(String what, long count, double floor) {
        var rate = count * 1e9 / (System.nanoTime() - start);
        var ratio = floor == 0 ? "" : "%.2f".formatted(rate / floor);
        System.out.printf(
                "| %s | %,.0f a second | | %s | %s |%n",
                what, rate, ratio, now.get().since(before).each(count));
        return rate;
    }
}
