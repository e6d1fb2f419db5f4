package payer.service.records.load;

import java.time.Instant;
import java.util.Optional;
import payer.service.jobs.JobId;

/**
 * One file on its way into the shelf.
 *
 * @param name as the operator calls it
 * @param parts received so far; once it was started, all of them
 * @param partsDone of these, stored
 * @param lines in the parts received
 * @param stored records that are new, or newer than what was there
 * @param unchanged records that were there already
 * @param refused lines
 * @param job that stores it; empty until it was started
 */
public record Load(
        LoadId id,
        String name,
        String by,
        Instant begunAt,
        int parts,
        int partsDone,
        long lines,
        long stored,
        long unchanged,
        long refused,
        Optional<JobId> job) {

    public boolean isStarted() {
        return job.isPresent();
    }

    public boolean isDone() {
        return isStarted() && partsDone == parts;
    }
}
