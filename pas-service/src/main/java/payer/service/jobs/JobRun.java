package payer.service.jobs;

import java.util.Optional;

/** One attempt at a job, seen from inside. All of it fails with {@link JobStopped} once the attempt is no longer wanted. */
public interface JobRun {
    JobId id();

    /** 1 for the first. */
    int attempt();

    /** Tells how far the work is; written at most twice a second, so it may be called often. */
    void progress(long done, long total);

    /**
     * Keeps where the work is, for a later attempt to resume. Inside a transaction it is kept with that transaction, so a step
     * and the note that it was done are one.
     */
    void keep(Object checkpoint);

    /** What an earlier attempt kept last. */
    <C> Optional<C> kept(Class<C> type);

    /** Someone asked for the job to be cancelled, another worker has taken it over, or the service is stopping. */
    boolean isCancelled();

    /** To be called between steps: leaves the work by an exception if it {@link #isCancelled}. */
    void stopIfCancelled();
}
