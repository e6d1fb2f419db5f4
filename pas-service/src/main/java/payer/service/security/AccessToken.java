package payer.service.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.caller.Scopes;

/**
 * What a verified access token says. Whether it is still accepted is another question, see {@link Standing}.
 *
 * @param hash tells it apart from others in logs and in the audit trail
 * @param id its {@code jti}
 * @param keyId the key that signed it
 * @param generation of our own tokens, see {@link TokenValidity}
 * @param audiences the addresses of the bases that it was made for
 */
public record AccessToken(
        String hash,
        String issuer,
        String id,
        String keyId,
        ClientId client,
        Set<String> audiences,
        Scopes scopes,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Integer> generation,
        Optional<Caller.User> user,
        Optional<String> patient) {

    public AccessToken {
        audiences = Set.copyOf(audiences);
    }

    /** Its name in the set of revocations. */
    public String revocationSubject() {
        return issuer + " " + id;
    }

    @Override
    public String toString() {
        return "token " + hash.substring(0, 8) + " of " + client;
    }
}
