package payer.service.security;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which tokens of a client still count, as far as its own life goes. Our own tokens carry their generation. Those of other
 * issuers only tell the second in which they were issued, so there one of that very second is let pass.
 */
public record TokenValidity(Instant from, int generation) {

    public static TokenValidity first(Instant now) {
        return new TokenValidity(now, 1);
    }

    /** Voids all tokens that exist. */
    public TokenValidity renewed(Instant now) {
        return new TokenValidity(now, generation + 1);
    }

    boolean covers(AccessToken token) {
        return token.generation()
                .map(theirs -> theirs >= generation)
                .orElseGet(() -> !token.issuedAt().isBefore(from.truncatedTo(ChronoUnit.SECONDS)));
    }
}
