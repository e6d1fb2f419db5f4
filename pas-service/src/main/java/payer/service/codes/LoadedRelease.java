package payer.service.codes;

import java.time.Instant;
import java.util.Optional;
import payer.decision.CodeSystem;

/**
 * One release of one code system, as it was loaded.
 *
 * @param digest of its codes and their words: two loads with the same one are the same
 * @param complete that what is not in it does not exist
 */
public record LoadedRelease(
        CodeSystem system,
        String release,
        int codes,
        String digest,
        boolean complete,
        String by,
        Instant at,
        Optional<Withdrawal> withdrawn) {

    /** Why it counts no more. */
    public record Withdrawal(String by, Instant at, String reason) {}
}
