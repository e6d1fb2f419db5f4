package payer.testdata.scale;

import java.time.LocalDate;
import java.util.List;

/**
 * Chance that can be repeated: what is thrown depends on the seed, on what is thrown for, and on which of these it is, never
 * on what was thrown before for another. So any part of a population can be made without the rest.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, String what, long which) {
        return new Dice(mixed(mixed(seed ^ what.hashCode() * GOLDEN) + which * GOLDEN));
    }

    boolean chance(double probability) {
        return fraction() < probability;
    }

    /** 0 to {@code count - 1}. */
    int below(int count) {
        return (int) ((next() >>> 33) % count);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** One of several, by their weights. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        double thrown = fraction() * sum;
        for (int i = 0; i < weights.length; i++) {
            thrown -= weights[i];
            if (thrown < 0) return i;
        }
        return weights.length - 1;
    }

    /** Of a bell curve, cut at three deviations. */
    double around(double mean, double deviation) {
        double sum = 0;
        for (int i = 0; i < 12; i++) sum += fraction();
        return mean + deviation * Math.max(-3, Math.min(3, sum - 6));
    }

    /** How often something happens that happens {@code mean} times on average. */
    int times(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = fraction(); product > limit && count < 60; product *= fraction()) count++;
        return count;
    }

    LocalDate day(LocalDate first, LocalDate last) {
        long days = last.toEpochDay() - first.toEpochDay();
        return days <= 0 ? first : first.plusDays(below((int) days + 1));
    }

    double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    long next() {
        state += GOLDEN;
        return mixed(state);
    }

    /** The finishing steps of SplitMix64. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
