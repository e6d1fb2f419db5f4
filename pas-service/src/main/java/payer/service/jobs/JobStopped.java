package payer.service.jobs;

/** Leaves a job's work because this attempt is no longer wanted. A job's code lets it pass. */
public final class JobStopped extends RuntimeException {

    /** Who no longer wants it. */
    enum Reason {
        CANCELLED,
        LEASE_LOST,
        SERVICE_STOPS
    }

    private final Reason reason;

    JobStopped(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
