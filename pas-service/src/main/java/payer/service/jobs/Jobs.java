package payer.service.jobs;

import java.util.List;
import java.util.Optional;

/** The background work of this installation, over all its instances. */
public interface Jobs {

    /**
     * Stores a job; it starts when the surrounding transaction has committed, and never if that rolls back. Returns the id of
     * the job that already waits or runs under the same unique key, if there is one.
     */
    <P> JobId submit(NewJob<P> job);

    Optional<Job> find(JobId id);

    /** The newest first. */
    List<Job> list(JobQuery query);

    /** A waiting job never starts; a running one is asked to stop. A {@code Problem} if it is over or unknown. */
    Job cancel(JobId id);

    /** A failed or cancelled job is tried again from its last checkpoint; a waiting one starts now. */
    Job retry(JobId id);
}
