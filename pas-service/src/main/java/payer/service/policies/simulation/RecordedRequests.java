package payer.service.policies.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.decision.AuthorizationCase;

/** Requests as they were put to the rules: what a draft is later tried on. They are personal data, and kept as such. */
public interface RecordedRequests {

    /** In the transaction of whoever decided the request. */
    void remember(AuthorizationCase situation, Occasion occasion, Instant at);

    /** The number of the newest one; 0 if there is none. Numbers rise with time, and some may be missing. */
    long newest();

    /** The number of the oldest of the latest so many that came up on such occasions; nothing if there are none. */
    Optional<Long> oldest(Set<Occasion> occasions, long newest, long count);

    /** Those of such occasions and of the numbers from one up to, without, another. */
    List<PastRequest> between(long from, long to, Set<Occasion> occasions);

    /** How many were removed, of those that were remembered before a moment. */
    int forgetBefore(Instant moment);
}
