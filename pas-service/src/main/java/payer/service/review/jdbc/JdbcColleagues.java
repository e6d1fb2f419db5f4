package payer.service.review.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import payer.service.database.Sql;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.Colleagues;
import payer.service.review.WorklistEntry.Holder;

/** The tables reviewer, review_filter and review_presence. */
@Singleton
final class JdbcColleagues implements Colleagues {
    private final TransactionOperations<Connection> transactions;

    JdbcColleagues(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void meet(Holder person, String roles, Instant now) {
        sql("""
                        INSERT INTO reviewer (subject, name, roles, seen_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (subject) DO UPDATE
                        SET name = excluded.name, roles = excluded.roles, seen_at = excluded.seen_at
                        WHERE reviewer.seen_at < excluded.seen_at - interval '5 minutes'
                          OR reviewer.roles <> excluded.roles OR reviewer.name <> excluded.name
                        """, person.subject(), person.name(), roles, now).update();
    }

    @Override
    public List<Holder> all() {
        return sql("SELECT subject, name FROM reviewer ORDER BY name, subject")
                .list(row -> new Holder(row.text("subject"), row.text("name")));
    }

    @Override
    public List<SavedFilter> filters(String subject) {
        return sql("SELECT name, query FROM review_filter WHERE subject = ? ORDER BY name", subject)
                .list(row -> new SavedFilter(row.text("name"), row.text("query")));
    }

    @Override
    public void save(String subject, SavedFilter filter) {
        sql("""
                        INSERT INTO review_filter (subject, name, query) VALUES (?, ?, ?)
                        ON CONFLICT (subject, name) DO UPDATE SET query = excluded.query
                        """, subject, filter.name(), filter.query()).update();
    }

    @Override
    public void forget(String subject, String filter) {
        sql("DELETE FROM review_filter WHERE subject = ? AND name = ?", subject, filter)
                .update();
    }

    @Override
    public void looksAt(PriorAuthId id, Holder person, Instant now) {
        sql("""
                        INSERT INTO review_presence (prior_auth, subject, name, seen_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (prior_auth, subject) DO UPDATE SET seen_at = excluded.seen_at, name = excluded.name
                        """, id.value(), person.subject(), person.name(), now).update();
    }

    @Override
    public List<String> whoElse(PriorAuthId id, String subject, Instant since) {
        return sql(
                        "SELECT name FROM review_presence WHERE prior_auth = ? AND subject <> ? AND seen_at >= ? ORDER BY name",
                        id.value(),
                        subject,
                        since)
                .list(row -> row.text("name"));
    }

    @Override
    public void tidy(Instant before) {
        sql("DELETE FROM review_presence WHERE seen_at < ?", before).update();
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
