package payer.service.security;

/** A token that is not accepted. The reason is one of a few words; nothing of the token is in it. */
public final class TokenRefused extends Exception {
    public enum Reason {
        /** Not a token that we can read. */
        MALFORMED,
        /** Signed in a way that we do not accept. */
        ALGORITHM,
        /** From an issuer that we do not know. */
        ISSUER,
        /** Of a client that we do not know, or that may not call now. */
        CLIENT,
        /** No key, or more than one, fits. */
        KEY,
        SIGNATURE,
        /** Made for another address. */
        AUDIENCE,
        EXPIRED,
        /** Good for longer than allowed, or not yet good. */
        TIME,
        /** Shown before. */
        REPLAY,
        REVOKED
    }

    private final Reason reason;

    public TokenRefused(Reason reason) {
        super("token refused: " + reason, null, false, false);
        this.reason = reason;
    }

    /** Whether it hangs on how clients stand, which another instance may just have changed. */
    boolean mayBeOutOfDate() {
        return reason == Reason.CLIENT || reason == Reason.KEY;
    }

    public Reason reason() {
        return reason;
    }
}
