package payer.service.policies.simulation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Set;
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
 * @param occasions those of a recorded history that are taken
 * @param oldest the number of the oldest recorded request that is read; 0 of a synthetic history
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
        Set<Occasion> occasions,
        long oldest,
        long newest,
        String by,
        Instant at) {
    static final long MOST = 10_000_000;

    public SimulationOrder {
        // An order that was waiting when occasions came to be told apart has none: it is of requests, by their numbers.
        if (occasions == null || occasions.isEmpty()) occasions = Occasion.REQUESTS;
        if (oldest == 0 && newest > 0) oldest = Math.max(newest - requests, 0) + 1;
        occasions = Set.copyOf(occasions);
        refuseUnlessPossible(requests);
    }

    public VersionKey key() {
        return new VersionKey(policy, version);
    }

    static void refuseUnlessPossible(long requests) {
        if (requests < 1 || requests > MOST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A simulation takes 1 to " + MOST + " requests", "requests");
    }
}
