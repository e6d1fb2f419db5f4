package payer.service.jobs;

import java.util.Optional;

/**
 * Which jobs to list.
 *
 * @param before only those listed after this one, for the next page
 */
public record JobQuery(Optional<String> kind, Optional<JobState> state, Optional<JobId> before, int limit) {
    public static final int MOST = 500;

    public JobQuery {
        if (limit < 1 || limit > MOST) throw new IllegalArgumentException("a page has 1 to " + MOST + " jobs");
    }

    public static JobQuery all() {
        return new JobQuery(Optional.empty(), Optional.empty(), Optional.empty(), MOST);
    }

    public JobQuery ofKind(String name) {
        return new JobQuery(Optional.of(name), state, before, limit);
    }
}
