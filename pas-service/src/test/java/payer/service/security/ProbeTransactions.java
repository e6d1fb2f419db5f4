package payer.service.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** Opens transactions for tests that work on a store directly. */
@Singleton
@Requires(property = "probe")
final class ProbeTransactions {
    private final TransactionOperations<Connection> transactions;

    ProbeTransactions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    void run(Runnable work) {
        transactions.executeWrite(tx -> {
            work.run();
            return true;
        });
    }
}
