package payer.service.security.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import payer.service.database.Sql;
import payer.service.database.Sql.Row;
import payer.service.security.AccessChanges;
import payer.service.security.Revocation;

/**
 * Reads by the number of the writing transaction: every transaction that was still running when the mark was taken has a
 * number of at least the mark, so what it commits later is found by the next look.
 */
@Singleton
final class JdbcAccessChanges implements AccessChanges {
    private final TransactionOperations<Connection> transactions;

    JdbcAccessChanges(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public Changes since(Mark mark) {
        var connection = transactions.getConnection();
        var next = Sql.of(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS mark")
                .first(row -> new Mark(row.text("mark")))
                .orElseThrow();
        var clients = Sql.of(connection, "SELECT * FROM client WHERE changed_in >= ?::xid8", mark.transaction())
                .list(ClientRow::read);
        var revocations = Sql.of(
                        connection, "SELECT * FROM revocation WHERE recorded_in >= ?::xid8", mark.transaction())
                .list(JdbcAccessChanges::revocation);
        return new Changes(next, clients, revocations);
    }

    private static Revocation revocation(Row row) throws SQLException {
        return new Revocation(
                Revocation.Kind.valueOf(row.text("kind")),
                row.text("subject"),
                row.moment("revoked_at"),
                row.moment("forget_after"));
    }
}
