package payer.service.metrics.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import payer.service.database.Sql;
import payer.service.metrics.DecidedRequest;
import payer.service.metrics.DecidedRequest.Appeal;
import payer.service.metrics.DecidedRequest.Outcome;
import payer.service.metrics.DecidedRequests;

@Singleton
final class JdbcDecidedRequests implements DecidedRequests {
    /** What is in the scope of the report: no drugs, nothing that an update has replaced. */
    private static final String SCOPE = """
            FROM prior_auth a JOIN prior_auth_line l ON l.prior_auth = a.id
            WHERE a.replaced_by IS NULL AND a.content->>'origin' <> 'ORDERING'
              AND l.service !~ '^(rxnorm|ndc) |^hcpcs J'
            """;

    /** An appeal that came as a request of its own goes on counting as the one that it appeals. */
    private static final String DECIDED = """
            SELECT a.id, coalesce((a.content->'firstClock'->>'received')::timestamptz, a.received_at) AS received_at,
              (a.content->>'decided')::timestamptz AS decided_at,
              coalesce((a.content->'firstClock'->>'expedited')::boolean, a.content->'request'->>'urgency' <> 'STANDARD')
                AS expedited,
              coalesce(a.content->'firstClock', a.content->'clock')->'extension' IS NOT NULL AS extended,
              CASE
                WHEN bool_and(l.standing = 'withdrawn') THEN 'WITHDRAWN'
                WHEN bool_and(l.standing IN ('not-needed', 'withdrawn')) THEN 'NOT_REQUIRED'
                WHEN bool_and(l.standing IN ('approved', 'not-needed', 'withdrawn')) THEN 'APPROVED'
                WHEN bool_or(l.standing IN ('approved', 'in-part', 'modified')) THEN 'PARTIAL'
                ELSE 'DENIED' END AS outcome,
              (SELECT CASE WHEN count(*) = 0 THEN 'NONE'
                  WHEN bool_or(e.reason ~ '^(approved|in-part|modified) ') THEN 'OVERTURNED' ELSE 'UPHELD' END
                FROM prior_auth_event e
                WHERE e.prior_auth = a.id AND e.kind = 'DECIDED_AGAIN' AND e.reason LIKE '% after an appeal') AS appeal
            """ + SCOPE + """
              AND (a.content->>'decided')::timestamptz >= ? AND (a.content->>'decided')::timestamptz < ?
            GROUP BY a.id ORDER BY decided_at, a.id
            """;

    private final TransactionOperations<Connection> transactions;

    JdbcDecidedRequests(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<DecidedRequest> decidedBetween(Instant from, Instant until) {
        return Sql.of(transactions.getConnection(), DECIDED, from, until)
                .list(row -> new DecidedRequest(
                        row.id("id"),
                        row.flag("expedited"),
                        row.flag("extended"),
                        Outcome.valueOf(row.text("outcome")),
                        Appeal.valueOf(row.text("appeal")),
                        row.moment("received_at"),
                        row.moment("decided_at")));
    }

    @Override
    public long stillOpen(Instant from, Instant until) {
        return Sql.of(
                        transactions.getConnection(),
                        "SELECT count(DISTINCT a.id) AS open " + SCOPE
                                + " AND a.open AND a.content->>'decided' IS NULL AND a.received_at >= ? AND a.received_at < ?",
                        from,
                        until)
                .first(row -> row.number("open"))
                .orElse(0L);
    }
}
