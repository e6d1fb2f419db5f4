package payer.service.review.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import payer.service.database.Sql;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.SecondReview;
import payer.service.review.SecondReview.Kind;
import payer.service.review.SecondReview.Opinion;
import payer.service.review.SecondReviews;
import payer.service.review.WorklistEntry.Holder;

/** The second_review table. */
@Singleton
final class JdbcSecondReviews implements SecondReviews {
    private final TransactionOperations<Connection> transactions;

    JdbcSecondReviews(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(SecondReview drawn) {
        sql(
                        """
                        INSERT INTO second_review (id, prior_auth, line, version, decision, service, by_subject, by_name, by_npi,
                                                   decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (prior_auth, line, version) DO NOTHING
                        """,
                        drawn.id(),
                        drawn.authorization().value(),
                        drawn.line(),
                        drawn.version(),
                        drawn.kind().name(),
                        drawn.service(),
                        drawn.by().user(),
                        drawn.by().name(),
                        drawn.by().npi(),
                        drawn.decided())
                .update();
    }

    @Override
    public Optional<SecondReview> find(UUID id) {
        return sql("SELECT * FROM second_review WHERE id = ?", id).first(JdbcSecondReviews::review);
    }

    @Override
    public List<SecondReview> about(PriorAuthId authorization) {
        return sql("SELECT * FROM second_review WHERE prior_auth = ? ORDER BY decided_at, line", authorization.value())
                .list(JdbcSecondReviews::review);
    }

    @Override
    public boolean answer(UUID id, Opinion opinion) {
        return sql(
                                "UPDATE second_review SET seen_subject = ?, seen_name = ?, seen_at = ?, agrees = ?, words = ?"
                                        + " WHERE id = ? AND seen_at IS NULL",
                                opinion.by().subject(),
                                opinion.by().name(),
                                opinion.at(),
                                opinion.agrees(),
                                opinion.words(),
                                id)
                        .update()
                == 1;
    }

    @Override
    public List<SecondReview> open(Clinician reviewer, boolean isPhysician) {
        return sql("""
                        SELECT * FROM second_review
                        WHERE seen_at IS NULL AND by_subject <> ? AND (by_npi = '' OR by_npi <> ?)
                          AND lower(btrim(by_name)) <> lower(btrim(?)) AND (? OR decision = 'APPROVED')
                        ORDER BY decided_at, id LIMIT ?
                        """, reviewer.user(), reviewer.npi(), reviewer.name(), isPhysician, PAGE)
                .list(JdbcSecondReviews::review);
    }

    @Override
    public List<Agreement> agreements(Instant since) {
        return sql("""
                        SELECT max(by_name) AS name, count(*) AS drawn, count(seen_at) AS seen,
                               count(*) FILTER (WHERE agrees) AS agreed
                        FROM second_review WHERE decided_at >= ? GROUP BY by_subject ORDER BY name, by_subject
                        """, since)
                .list(row -> new Agreement(
                        row.text("name"),
                        row.smallNumber("drawn"),
                        row.smallNumber("seen"),
                        row.smallNumber("agreed")));
    }

    private static SecondReview review(Sql.Row row) throws SQLException {
        return new SecondReview(
                row.id("id"),
                new PriorAuthId(row.id("prior_auth")),
                row.smallNumber("line"),
                row.smallNumber("version"),
                Kind.valueOf(row.text("decision")),
                row.text("service"),
                new Clinician(row.text("by_subject"), row.text("by_name"), row.text("by_npi")),
                row.moment("decided_at"),
                opinion(row));
    }

    private static Optional<Opinion> opinion(Sql.Row row) throws SQLException {
        var at = row.maybeMoment("seen_at");
        if (at.isEmpty()) return Optional.empty();
        var by = new Holder(row.text("seen_subject"), row.text("seen_name"));
        return Optional.of(new Opinion(by, at.get(), row.flag("agrees"), row.text("words")));
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
