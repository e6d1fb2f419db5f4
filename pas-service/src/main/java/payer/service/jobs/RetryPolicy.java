package payer.service.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;
import payer.problem.Problem;

/**
 * How often and how soon something is tried again: the pause doubles with each attempt, less a random part so that what failed
 * together does not come back together.
 *
 * @param attempts the most attempts, the first one counted
 * @param first the longest pause after the first attempt
 * @param most the longest pause of all
 */
public record RetryPolicy(int attempts, Duration first, Duration most) {
    public static final RetryPolicy USUAL = new RetryPolicy(8, Duration.ofSeconds(5), Duration.ofMinutes(30));
    public static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final int DOUBLINGS = 30;

    public RetryPolicy {
        if (attempts < 1) throw new IllegalArgumentException("there is at least one attempt");
        if (!first.isPositive() || most.compareTo(first) < 0)
            throw new IllegalArgumentException("pauses are positive, and the longest is not below the first");
    }

    /** The pause after the given attempt (1 is the first): between half of the doubled pause and all of it. */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        var doubled = first.toMillis() << Math.min(Math.max(attempt - 1, 0), DOUBLINGS);
        var longest = doubled <= 0 ? most.toMillis() : Math.min(doubled, most.toMillis());
        return Duration.ofMillis(longest - random.nextLong(longest / 2 + 1));
    }

    /** Nothing more to try: the attempts are used up, or the error says that trying again mends nothing. */
    public boolean givesUpAfter(int attempt, Throwable error) {
        return attempt >= attempts || (error instanceof Problem problem && isLasting(problem));
    }

    private static boolean isLasting(Problem problem) {
        return switch (problem.kind()) {
            case TIMED_OUT, CONFLICT, TOO_MANY_REQUESTS, DEFECT, UNAVAILABLE -> false;
            default -> true;
        };
    }
}
