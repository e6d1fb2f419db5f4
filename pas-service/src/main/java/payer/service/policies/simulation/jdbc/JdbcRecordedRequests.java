package payer.service.policies.simulation.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import payer.decision.AuthorizationCase;
import payer.service.database.Sql;
import payer.service.policies.simulation.Occasion;
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
    public void remember(AuthorizationCase situation, Occasion occasion, Instant at) {
        sql(
                        "INSERT INTO recorded_request (at, kind, situation) VALUES (?, ?, ?)",
                        at,
                        occasion.name(),
                        SituationText.write(situation))
                .update();
    }

    @Override
    public long newest() {
        return sql("SELECT coalesce(max(number), 0) AS number FROM recorded_request")
                .first(row -> row.number("number"))
                .orElseThrow();
    }

    @Override
    public Optional<Long> oldest(Set<Occasion> occasions, long newest, long count) {
        return sql("""
                        SELECT coalesce(min(number), 0) AS oldest FROM (
                            SELECT number FROM recorded_request WHERE number <= ? AND kind = ANY (?)
                            ORDER BY number DESC LIMIT ?) latest
                        """, newest, names(occasions), count)
                .first(row -> row.number("oldest"))
                .filter(oldest -> oldest > 0);
    }

    private static String[] names(Set<Occasion> occasions) {
        return occasions.stream().map(Occasion::name).toArray(String[]::new);
    }

    @Override
    public List<PastRequest> between(long from, long to, Set<Occasion> occasions) {
        return sql(
                        "SELECT number, situation FROM recorded_request"
                                + " WHERE number >= ? AND number < ? AND kind = ANY (?) ORDER BY number",
                        from,
                        to,
                        names(occasions))
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
