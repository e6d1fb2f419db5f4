package payer.service.security.staff;

import java.time.Instant;
import java.util.Optional;

/** The sessions of all instances. All of it happens within the caller's transaction. */
public interface Sessions {
    void add(Session session);

    Optional<Session> find(String hash);

    /** They are there still. */
    void seen(String hash, Instant now);

    void end(String hash);

    /** Those of which nothing was seen since, and those that began before. */
    void forget(Instant seenBefore, Instant begunBefore);
}
