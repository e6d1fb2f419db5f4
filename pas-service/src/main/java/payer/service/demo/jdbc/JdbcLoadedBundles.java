package payer.service.demo.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import payer.service.database.Sql;
import payer.service.demo.LoadedBundles;

/** Rows of {@code demo_bundle}. Of two instances that start at once, one waits here for the other and then finds its row. */
@Singleton
final class JdbcLoadedBundles implements LoadedBundles {
    private final TransactionOperations<Connection> transactions;

    JdbcLoadedBundles(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean note(String name, Instant now) {
        return Sql.of(
                                transactions.getConnection(),
                                "INSERT INTO demo_bundle (name, loaded_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                name,
                                now)
                        .update()
                == 1;
    }
}
