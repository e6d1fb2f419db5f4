package payer.service.formapp.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import payer.service.database.Sql;
import payer.service.formapp.Launches;

/** The form_app_launch table. */
@Singleton
final class JdbcLaunches implements Launches {
    private final TransactionOperations<Connection> transactions;

    JdbcLaunches(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Pending pending) {
        sql(
                        """
                        INSERT INTO form_app_launch (state_hash, ehr, nonce, verifier, destination, began_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                        pending.stateHash(),
                        pending.ehr(),
                        pending.nonce(),
                        pending.verifier(),
                        pending.destination(),
                        pending.began())
                .update();
    }

    @Override
    public Optional<Pending> take(String stateHash) {
        return sql("DELETE FROM form_app_launch WHERE state_hash = ? RETURNING *", stateHash)
                .first(row -> new Pending(
                        row.text("state_hash"),
                        row.text("ehr"),
                        row.text("nonce"),
                        row.text("verifier"),
                        row.text("destination"),
                        row.moment("began_at")));
    }

    @Override
    public void forget(Instant begunBefore) {
        sql("DELETE FROM form_app_launch WHERE began_at < ?", begunBefore).update();
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
