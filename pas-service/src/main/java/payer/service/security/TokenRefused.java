package payer.service.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.service.caller.ClientId;
import payer.service.caller.Scopes;

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

    /** Whose token it is, where its signature holds: someone known was turned away. */
    record Shown(ClientId client, Scopes scopes, String hash) {
        static Shown of(AccessToken token) {
            return new Shown(token.client(), token.scopes(), token.hash());
        }
    }

    private final Reason reason;
    private final transient @Nullable Shown shown;

    public TokenRefused(Reason reason) {
        this(reason, null);
    }

    private TokenRefused(Reason reason, @Nullable Shown shown) {
        super("token refused: " + reason, null, false, false);
        this.reason = reason;
        this.shown = shown;
    }

    TokenRefused of(Shown genuine) {
        return new TokenRefused(reason, genuine);
    }

    /** Empty for a token that anybody could have made. */
    Optional<Shown> shown() {
        return Optional.ofNullable(shown);
    }

    /** Whether it hangs on how clients stand, which another instance may just have changed. */
    boolean mayBeOutOfDate() {
        return reason == Reason.CLIENT || reason == Reason.KEY;
    }

    public Reason reason() {
        return reason;
    }
}
