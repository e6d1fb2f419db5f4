package payer.service.security.staff;

import java.time.Instant;
import java.util.Optional;

/** Sign-ins that are under way at the identity provider. All of it happens within the caller's transaction. */
public interface PendingSignIns {
    /**
     * One of them.
     *
     * @param stateHash of the state, which the browser brings back and has as a cookie
     * @param verifier the secret behind the code challenge
     * @param destination the page that was wanted
     */
    record Pending(String stateHash, String nonce, String verifier, String destination, Instant began) {
        @Override
        public String toString() {
            return "Pending";
        }
    }

    void add(Pending pending);

    /** Takes it out: a state is good for one answer. */
    Optional<Pending> take(String stateHash);

    void forget(Instant begunBefore);
}
