package payer.service.formapp;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who is there. Inside a transaction. */
public interface Visits {
    void add(Visit visit);

    Optional<Visit> find(UUID id);

    void seen(UUID id, Instant now);

    void renewed(UUID id, String sealedTokens);

    void end(UUID id);

    void forget(Instant seenBefore, Instant begunBefore);
}
