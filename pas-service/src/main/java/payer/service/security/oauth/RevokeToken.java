package payer.service.security.oauth;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import payer.service.caller.Caller;
import payer.service.security.AccessToken;
import payer.service.security.BearerTokens;
import payer.service.security.Client;
import payer.service.security.Revocation;
import payer.service.security.Revocations;
import payer.service.security.Standing;
import payer.service.security.TokenRefused;

/** Voids a token at its own client's wish (RFC 7009). A token that is none, or another's, is passed over in silence. */
@Singleton
final class RevokeToken {
    /** Longer than any clock's error, so that a token is never forgotten here before it has expired everywhere. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final BearerTokens tokens;
    private final Revocations revocations;
    private final TransactionOperations<Connection> transactions;
    private final GrantRecords records;
    private final Standing standing;
    private final Clock clock;

    RevokeToken(
            BearerTokens tokens,
            Revocations revocations,
            TransactionOperations<Connection> transactions,
            GrantRecords records,
            Standing standing,
            Clock clock) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.transactions = transactions;
        this.records = records;
        this.standing = standing;
        this.clock = clock;
    }

    void revoke(String text, Client asking, Caller.Origin from) {
        try {
            var token = tokens.verify(text);
            if (token.client().equals(asking.id())) record(token, asking, from);
        } catch (TokenRefused refused) {
            // RFC 7009, section 2.2: an invalid token is not an error, what the client wanted is already so.
        }
    }

    private void record(AccessToken token, Client asking, Caller.Origin from) {
        var revocation = new Revocation(
                Revocation.Kind.TOKEN,
                token.revocationSubject(),
                clock.instant(),
                token.expiresAt().plus(MARGIN));
        transactions.executeWrite(tx -> {
            revocations.add(revocation);
            records.revoked(asking, token.hash(), from);
            return revocation;
        });
        standing.look();
    }
}
