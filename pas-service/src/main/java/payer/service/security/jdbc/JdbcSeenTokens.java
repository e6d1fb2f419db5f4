package payer.service.security.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Instant;
import payer.service.database.Sql;
import payer.service.security.SeenTokens;

/** The seen_token table; its primary key decides which of two instances saw a token first. */
@Singleton
final class JdbcSeenTokens implements SeenTokens {
    // Every instance sees it at once, and nobody waits for the disk: a database server that crashes may forget the
    // tokens of
    // its last second, whose calls it has mostly forgotten as well.
    private static final String ADD = """
            WITH hurry AS (SELECT set_config('synchronous_commit', 'off', true))
            INSERT INTO seen_token (issuer, id_hash, forget_after) SELECT ?, ?, ? FROM hurry ON CONFLICT DO NOTHING""";

    private final TransactionOperations<Connection> transactions;

    JdbcSeenTokens(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean add(String issuer, String id, Instant forgetAfter) {
        return Sql.of(transactions.getConnection(), ADD, issuer, hash(id), forgetAfter)
                        .update()
                == 1;
    }

    @Override
    public void forget(Instant now) {
        Sql.of(transactions.getConnection(), "DELETE FROM seen_token WHERE forget_after < ?", now)
                .update();
    }

    /** An id may be of any length; its hash is not. */
    private static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
