package payer.service.security.staff.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import payer.service.database.Sql;
import payer.service.security.staff.PendingSignIns;

/** The staff_sign_in table. */
@Singleton
final class JdbcPendingSignIns implements PendingSignIns {
    private final TransactionOperations<Connection> transactions;

    JdbcPendingSignIns(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Pending pending) {
        sql(
                        "INSERT INTO staff_sign_in (state_hash, nonce, verifier, destination, began_at) VALUES (?, ?, ?, ?, ?)",
                        pending.stateHash(),
                        pending.nonce(),
                        pending.verifier(),
                        pending.destination(),
                        pending.began())
                .update();
    }

    @Override
    public Optional<Pending> take(String stateHash) {
        return sql("DELETE FROM staff_sign_in WHERE state_hash = ? RETURNING *", stateHash)
                .first(row -> new Pending(
                        row.text("state_hash"),
                        row.text("nonce"),
                        row.text("verifier"),
                        row.text("destination"),
                        row.moment("began_at")));
    }

    @Override
    public void forget(Instant begunBefore) {
        sql("DELETE FROM staff_sign_in WHERE began_at < ?", begunBefore).update();
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
