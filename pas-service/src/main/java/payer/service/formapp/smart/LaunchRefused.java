package payer.service.formapp.smart;

/** Somebody could not be let in from an EHR. The reason is for the record, the advice for the person. */
public final class LaunchRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String advice;

    public LaunchRefused(String reason, String advice) {
        super(reason);
        this.reason = reason;
        this.advice = advice;
    }

    public String reason() {
        return reason;
    }

    public String advice() {
        return advice;
    }
}
