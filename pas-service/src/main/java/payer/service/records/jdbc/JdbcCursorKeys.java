package payer.service.records.jdbc;

import io.micronaut.core.util.SupplierUtil;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.function.Supplier;
import payer.service.database.Sql;
import payer.service.records.search.CursorKeys;

/** The one row of {@code record_cursor_key}, made by whichever instance needs it first. */
@Singleton
final class JdbcCursorKeys implements CursorKeys {
    private static final int BYTES = 32;

    private final TransactionOperations<Connection> transactions;
    private final Supplier<byte[]> key = SupplierUtil.memoized(this::readOrMake);

    JdbcCursorKeys(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public byte[] key() {
        return key.get();
    }

    /** In a transaction of its own: it is remembered, so it must be kept even if the search that needed it fails. */
    private byte[] readOrMake() {
        var made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        return transactions.execute(TransactionDefinition.of(Propagation.REQUIRES_NEW), tx -> {
            Sql.of(tx.getConnection(), "INSERT INTO record_cursor_key (key) VALUES (?) ON CONFLICT DO NOTHING", made)
                    .update();
            return Sql.of(tx.getConnection(), "SELECT key FROM record_cursor_key")
                    .first(row -> row.bytes("key"))
                    .orElseThrow();
        });
    }
}
