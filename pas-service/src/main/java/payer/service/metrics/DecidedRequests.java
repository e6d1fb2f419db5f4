package payer.service.metrics;

import java.time.Instant;
import java.util.List;

/** The requests that were decided in a time, without drugs; what was authorized at ordering was no request. */
public interface DecidedRequests {
    List<DecidedRequest> decidedBetween(Instant from, Instant until);

    /** How many were received in that time and are still open. */
    long stillOpen(Instant from, Instant until);
}
