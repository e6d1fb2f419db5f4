package payer.service.jobs;

/** Work that comes back at set times, on one instance at a time. As a bean it is there; nobody submits it. */
public interface RecurringJob extends JobKind<RecurringJob.Nothing> {

    /** A recurring job is told nothing. */
    record Nothing() {}

    Recurrence when();

    void run(JobRun run) throws Exception;

    @Override
    default void run(Nothing payload, JobRun run) throws Exception {
        run(run);
    }

    @Override
    default Class<Nothing> payload() {
        return Nothing.class;
    }

    @Override
    default int atOnce() {
        return 1;
    }
}
