package payer.service.security.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.security.SigningKeys;

/** The signing_key table. */
@Singleton
final class JdbcSigningKeys implements SigningKeys {
    private final TransactionOperations<Connection> transactions;

    JdbcSigningKeys(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SealedKey> all() {
        return sql("SELECT kid, sealed, signs_from FROM signing_key")
                .list(row -> new SealedKey(row.text("kid"), row.text("sealed"), row.moment("signs_from")));
    }

    @Override
    public void add(SealedKey key) {
        sql(
                        "INSERT INTO signing_key (kid, sealed, signs_from) VALUES (?, ?, ?)",
                        key.kid(),
                        key.sealed(),
                        key.signsFrom())
                .update();
    }

    @Override
    public void remove(String kid) {
        sql("DELETE FROM signing_key WHERE kid = ?", kid).update();
    }

    @Override
    public void lock() {
        sql("SELECT pg_advisory_xact_lock(hashtext('security.signing-key'))").list(_ -> true);
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
