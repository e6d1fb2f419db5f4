package payer.service.formapp;

import java.time.Instant;
import java.util.Optional;

/** Launches that are under way at an EHR. Inside a transaction. */
public interface Launches {

    /** One of them. {@code destination} is the draft that was handed over, or empty. */
    record Pending(String stateHash, String ehr, String nonce, String verifier, String destination, Instant began) {
        @Override
        public String toString() {
            return "Pending";
        }
    }

    void add(Pending pending);

    /** Each is answered once. */
    Optional<Pending> take(String stateHash);

    void forget(Instant begunBefore);
}
