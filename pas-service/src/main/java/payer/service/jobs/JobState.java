package payer.service.jobs;

/** Where a job stands. */
public enum JobState {
    /** Waits for its time, for a worker, or for its next attempt. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    /** Its attempts are used up, or its error is one that trying again does not mend. */
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
