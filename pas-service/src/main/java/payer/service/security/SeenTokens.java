package payer.service.security;

import java.time.Instant;

/** The signed tokens of clients that have been used. Each counts once, for all instances. Called with a connection, in a transaction or without. */
public interface SeenTokens {

    /** True the first time that this token of this issuer is shown. */
    boolean add(String issuer, String id, Instant forgetAfter);

    void forget(Instant now);
}
