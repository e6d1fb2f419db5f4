package payer.service.policies;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of a version.
 *
 * @param number 1 for the first; also the version's ETag
 * @param state after the step
 * @param revision of the document that the state speaks of; {@link #NONE} where the version is to end
 * @param due when a scheduled publication will be
 */
public record Step(
        VersionKey key, int number, LifeAct act, LifeState state, int revision, Stamp stamp, Optional<Instant> due) {
    public static final int NONE = 0;
}
