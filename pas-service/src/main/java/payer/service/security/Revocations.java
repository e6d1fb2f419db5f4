package payer.service.security;

import java.time.Instant;

/** What has been revoked, as it is stored. Called within a transaction. */
public interface Revocations {
    void add(Revocation revocation);

    void forget(Instant now);
}
