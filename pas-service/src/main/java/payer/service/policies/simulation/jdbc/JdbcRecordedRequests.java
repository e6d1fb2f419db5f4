package payer.service.policies.simulation.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import payer.decision.AuthorizationCase;
import payer.service.database.Sql;
import payer.service.policies.simulation.PastRequest;
import payer.service.policies.simulation.RecordedRequests;
import payer.service.policies.simulation.SituationText;

/** Rows of {@code recorded_request}. */
@Singleton
final class JdbcRecordedRequests implements RecordedRequests {
    private final TransactionOperations<Connection> transactions;

    JdbcRecordedRequests(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void remember(AuthorizationCase situation, Instant at) {
        sql("INSERT INTO recorded_request (at, situation) VALUES (?, ?)", at, SituationText.write(situation))
                .update();
    }

    @Override
    public long newest() {
        return sql("SELECT coalesce(max(number), 0) AS number FROM recorded_request")
                .first(row -> row.number("number"))
                .orElseThrow();
    }

    @Override
    public List<PastRequest> between(long from, long to) {
        return sql(
                        "SELECT number, situation FROM recorded_request WHERE number >= ? AND number < ? ORDER BY number",
                        from,
                        to)
                .list(row -> new PastRequest(row.number("number"), SituationText.read(row.text("situation"))));
    }

    @Override
    public int forgetBefore(Instant moment) {
        return sql("DELETE FROM recorded_request WHERE at < ?", moment).update();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
