package payer.service.policies;

import java.time.Instant;
import payer.problem.Problem;
import payer.problem.ProblemKind;

/** Who did something, when and why: no change of a policy is without it. */
public record Stamp(Person by, Instant at, String reason) {
    private static final int LONGEST = 2_000;

    public Stamp {
        if (reason.isBlank()) throw Problem.of(ProblemKind.MISSING, "Say why: a change needs its reason", "reason");
        if (reason.length() > LONGEST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A reason has at most " + LONGEST + " characters", "reason");
    }
}
