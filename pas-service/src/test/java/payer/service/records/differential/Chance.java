package payer.service.records.differential;

import java.util.List;
import java.util.Random;

/** Chance with a seed, so that a difference that was found can be found again. */
record Chance(Random random) {
    @SafeVarargs
    final <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int below(int end) {
        return random.nextInt(end);
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }
}
