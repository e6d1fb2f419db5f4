package payer.service.runtime;

/** The service does not start, and whoever started it can mend that: the message says what is wrong and is all there is to say. */
public final class StartRefused extends IllegalStateException {
    public StartRefused(String message) {
        super(message);
    }
}
