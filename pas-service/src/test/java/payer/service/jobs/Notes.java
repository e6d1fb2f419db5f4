package payer.service.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import payer.service.database.Sql;

/** Where tests' jobs and consumers note what they did, in the database that all instances share. */
@Singleton
@Requires(property = "test.jobs")
class Notes {
    private final TransactionOperations<Connection> transactions;

    Notes(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void start(StartupEvent event) {
        transactions.executeWrite(status -> Sql.of(
                        status.getConnection(),
                        "CREATE TABLE IF NOT EXISTS noted"
                                + " (number bigint GENERATED ALWAYS AS IDENTITY, name text, what text)")
                .update());
    }

    void note(String name, String what) {
        transactions.executeWrite(
                status -> Sql.of(status.getConnection(), "INSERT INTO noted (name, what) VALUES (?, ?)", name, what)
                        .update());
    }
}
