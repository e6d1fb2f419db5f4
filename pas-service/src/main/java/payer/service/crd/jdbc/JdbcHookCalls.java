package payer.service.crd.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import payer.service.caller.ClientId;
import payer.service.crd.HookCall;
import payer.service.crd.HookCalls;
import payer.service.crd.ShownCard;
import payer.service.database.Sql;
import payer.service.member.MemberId;

/** Calls as rows of {@code hook_call}. */
@Singleton
final class JdbcHookCalls implements HookCalls {
    private static final String COLUMNS =
            "id, client, correlation, hook, release, instance, assertions, policies, request, answer, at";

    private static final String ADD =
            "INSERT INTO hook_call (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    // Sent together with the call.
    private static final String ADD_CARD =
            ";\nINSERT INTO hook_card (id, call, client, patient, hook, policy, topic, shown_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final TransactionOperations<Connection> transactions;

    JdbcHookCalls(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(HookCall call, List<ShownCard> cards) {
        var text = new StringBuilder(ADD);
        var values = new ArrayList<@Nullable Object>(values(call));
        for (var card : cards) {
            text.append(ADD_CARD);
            values.addAll(values(card));
        }
        sql(text.toString(), values.toArray()).update();
    }

    private static List<Object> values(HookCall call) {
        return List.of(
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
                call.at());
    }

    private static List<@Nullable Object> values(ShownCard card) {
        var values = new ArrayList<@Nullable Object>();
        values.add(card.id());
        values.add(card.call());
        values.add(card.client().value());
        values.add(card.member().map(MemberId::value).orElse(null));
        values.add(card.hook());
        values.add(card.policy());
        values.add(card.topic());
        values.add(card.at());
        return values;
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
