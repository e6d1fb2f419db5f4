package payer.service.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;
import payer.problem.ProblemKind;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void pauses_double_up_to_the_longest_less_a_random_part() {
        assertPause(1, 500, 1_000);
        assertPause(2, 1_000, 2_000);
        assertPause(4, 4_000, 8_000);
        assertPause(5, 5_000, 10_000);
        assertPause(1_000, 5_000, 10_000);
    }

    @Test
    void gives_up_when_the_attempts_are_used_up() {
        var error = new IllegalStateException();
        assertEquals(false, policy.givesUpAfter(4, error));
        assertEquals(true, policy.givesUpAfter(5, error));
    }

    @Test
    void gives_up_at_once_on_a_problem_that_will_not_pass() {
        assertEquals(true, policy.givesUpAfter(1, Problem.of(ProblemKind.NOT_FOUND, "no such thing")));
        assertEquals(false, policy.givesUpAfter(1, Problem.of(ProblemKind.UNAVAILABLE, "not now")));
    }

    private void assertPause(int attempt, long least, long most) {
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            var pause = policy.pauseAfter(attempt, random).toMillis();
            assertTrue(pause >= least && pause <= most, "after " + attempt + ": " + pause);
        }
    }
}
