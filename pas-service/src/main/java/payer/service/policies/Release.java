package payer.service.policies;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Versions that were published or withdrawn together, with one effect.
 *
 * @param recorded from when on it counts as known; never earlier than that of the release before
 */
public record Release(int number, Kind kind, Instant recorded, Stamp stamp, List<Entry> entries) {

    /** Why there is a release. */
    public enum Kind {
        /** The policies that came with the product, each from the day on which it came into effect. */
        SHIPPED,
        PUBLICATION,
        ROLL_BACK;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A version and the revision that is in force from then on; without one it is withdrawn. */
    public record Entry(VersionKey key, Optional<Integer> revision) {}

    public Release {
        entries = List.copyOf(entries);
    }
}
