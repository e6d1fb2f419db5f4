package payer.service.policies.simulation;

import java.time.Instant;
import java.util.List;
import payer.decision.AuthorizationCase;

/** Requests as they were put to the rules: what a draft is later tried on. They are personal data, and kept as such. */
public interface RecordedRequests {

    /** In the transaction of whoever decided the request. */
    void remember(AuthorizationCase situation, Instant at);

    /** The number of the newest one; 0 if there is none. Numbers rise with time, and some may be missing. */
    long newest();

    /** Those of the numbers from one up to, without, another. */
    List<PastRequest> between(long from, long to);

    /** How many were removed, of those that were remembered before a moment. */
    int forgetBefore(Instant moment);
}
