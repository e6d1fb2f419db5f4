package payer.service.crd.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import payer.service.caller.ClientId;
import payer.service.crd.HookCall;
import payer.service.crd.HookCalls;
import payer.service.database.Sql;

/** Calls as rows of {@code hook_call}. */
@Singleton
final class JdbcHookCalls implements HookCalls {
    private static final String COLUMNS =
            "id, client, correlation, hook, release, instance, assertions, policies, request, answer, at";

    private final TransactionOperations<Connection> transactions;

    JdbcHookCalls(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(HookCall call) {
        sql(
                        "INSERT INTO hook_call (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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

    @Override
    public Optional<HookCall> find(UUID id) {
        return sql("SELECT " + COLUMNS + " FROM hook_call WHERE id = ?", id).first(JdbcHookCalls::call);
    }

    @Override
    public List<HookCall> saying(String assertion, int most) {
        return sql(
                        "SELECT " + COLUMNS + " FROM hook_call WHERE assertions @> ? ORDER BY at DESC LIMIT ?",
                        new String[] {assertion},
                        most)
                .list(JdbcHookCalls::call);
    }

    @Override
    public List<HookCall> ofInstance(UUID instance, int most) {
        return sql("SELECT " + COLUMNS + " FROM hook_call WHERE instance = ? ORDER BY at DESC LIMIT ?", instance, most)
                .list(JdbcHookCalls::call);
    }

    @Override
    public int forget(Instant before, int most) {
        return sql(
                        "DELETE FROM hook_call WHERE id IN (SELECT id FROM hook_call WHERE at < ? ORDER BY at LIMIT ?)",
                        before,
                        most)
                .update();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }

    private static HookCall call(Sql.Row row) throws SQLException {
        return new HookCall(
                row.id("id"),
                new ClientId(row.text("client")),
                row.text("correlation"),
                row.text("hook"),
                row.text("release"),
                row.id("instance"),
                row.texts("assertions"),
                row.texts("policies"),
                row.bytes("request"),
                row.bytes("answer"),
                row.moment("at"));
    }
}
