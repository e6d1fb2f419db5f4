package payer.service.crd.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import payer.service.crd.HookCall;
import payer.service.crd.HookCalls;
import payer.service.database.Sql;

/** Calls as rows of {@code hook_call}. */
@Singleton
final class JdbcHookCalls implements HookCalls {
    private final TransactionOperations<Connection> transactions;

    JdbcHookCalls(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(HookCall call) {
        Sql.of(
                        transactions.getConnection(),
                        """
                        INSERT INTO hook_call (id, client, correlation, hook, release, instance, assertions, policies,
                            request, answer, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        call.id(),
                        call.client().value(),
                        call.correlation(),
                        call.hook(),
                        call.release(),
                        call.instance(),
                        call.assertions().toArray(String[]::new),
                        call.policies().toArray(String[]::new),
                        call.request(),
                        call.answer(),
                        call.at())
                .update();
    }
}
