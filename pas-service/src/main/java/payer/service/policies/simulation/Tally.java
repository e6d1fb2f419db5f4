package payer.service.policies.simulation;

import io.micronaut.core.annotation.Introspected;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted.
 *
 * @param touched requests that a changed policy speaks of
 * @param changed lines that would have been answered differently
 * @param before lines by their answer, as decided by what is in force
 * @param moves lines by both answers, where these differ in kind: {@code approved > pended-to-nurse}
 */
@Introspected
public record Tally(
        long requests,
        long lines,
        long touched,
        long changed,
        Map<String, Long> before,
        Map<String, Long> after,
        Map<String, Long> moves,
        long questionsBefore,
        long questionsAfter) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, Map.of(), Map.of(), Map.of(), 0, 0);

    public Tally {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
        moves = Map.copyOf(moves);
    }

    public Tally plus(Tally other) {
        return new Tally(
                requests + other.requests,
                lines + other.lines,
                touched + other.touched,
                changed + other.changed,
                sum(before, other.before),
                sum(after, other.after),
                sum(moves, other.moves),
                questionsBefore + other.questionsBefore,
                questionsAfter + other.questionsAfter);
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        var sum = new TreeMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }
}
