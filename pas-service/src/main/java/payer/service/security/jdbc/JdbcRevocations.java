package payer.service.security.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import payer.service.database.Sql;
import payer.service.security.Revocation;
import payer.service.security.Revocations;

/** The revocation table. */
@Singleton
final class JdbcRevocations implements Revocations {
    private static final String ADD = """
            INSERT INTO revocation (kind, subject, revoked_at, forget_after) VALUES (?, ?, ?, ?)
            ON CONFLICT (kind, subject) DO UPDATE SET
                recorded_in = pg_current_xact_id(),
                forget_after = greatest(revocation.forget_after, excluded.forget_after)""";

    private final TransactionOperations<Connection> transactions;

    JdbcRevocations(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Revocation revocation) {
        Sql.of(
                        transactions.getConnection(),
                        ADD,
                        revocation.kind().name(),
                        revocation.subject(),
                        revocation.revokedAt(),
                        revocation.forgetAfter())
                .update();
    }

    @Override
    public void forget(Instant now) {
        Sql.of(transactions.getConnection(), "DELETE FROM revocation WHERE forget_after < ?", now)
                .update();
    }
}
