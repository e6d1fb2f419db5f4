package payer.service.policies.simulation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.VersionKey;

/**
 * What is to be simulated.
 *
 * @param release the last one when it was ordered: what the draft is compared with
 * @param requests at most so many
 * @param seed of a synthetic history
 * @param newest the number of the newest recorded request by then; 0 of a synthetic history
 * @param by who ordered it
 */
@Introspected
public record SimulationOrder(
        UUID id,
        String policy,
        String version,
        int revision,
        int release,
        String history,
        long requests,
        long seed,
        long newest,
        String by,
        Instant at) {
    static final long MOST = 10_000_000;

    public SimulationOrder {
        if (requests < 1 || requests > MOST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A simulation takes 1 to " + MOST + " requests", "requests");
    }

    public VersionKey key() {
        return new VersionKey(policy, version);
    }
}
