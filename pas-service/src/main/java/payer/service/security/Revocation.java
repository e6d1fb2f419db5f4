package payer.service.security;

import java.time.Instant;

/** Something that is no longer accepted, until it would have expired anyway. */
public record Revocation(Kind kind, String subject, Instant revokedAt, Instant forgetAfter) {
    public enum Kind {
        /** One access token, by its issuer and id. */
        TOKEN,
        /** Every token signed by one key of ours, by its id. */
        KEY
    }
}
