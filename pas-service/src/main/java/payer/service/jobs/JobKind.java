package payer.service.jobs;

/**
 * A kind of background work, as a bean. Its code may run more than once for one job (a worker can vanish in the middle), so
 * each step is one that may be repeated, or is kept with {@link JobRun#keep} in the transaction of the step.
 *
 * @param <P> what a job of this kind is told, stored as JSON
 */
public interface JobKind<P> {

    /** Never changed once jobs of it are stored. */
    String name();

    Class<P> payload();

    /** Returns when the work is done. Throws what went wrong; a {@code Problem} is not tried again, unless it will pass. */
    void run(P payload, JobRun run) throws Exception;

    default RetryPolicy retries() {
        return RetryPolicy.USUAL;
    }

    /** The most jobs of this kind that run at the same time, over all instances. */
    default int atOnce() {
        return 4;
    }
}
