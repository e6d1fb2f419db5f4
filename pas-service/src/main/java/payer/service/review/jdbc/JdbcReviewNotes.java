package payer.service.review.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import payer.service.database.Sql;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.ReviewNotes;

/** The review_note table. */
@Singleton
final class JdbcReviewNotes implements ReviewNotes {
    private final TransactionOperations<Connection> transactions;

    JdbcReviewNotes(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Note note) {
        Sql.of(
                        transactions.getConnection(),
                        "INSERT INTO review_note (id, prior_auth, subject, name, written_at, text) VALUES (?, ?, ?, ?, ?, ?)",
                        note.id(),
                        note.authorization().value(),
                        note.subject(),
                        note.name(),
                        note.written(),
                        note.text())
                .update();
    }

    @Override
    public List<Note> about(PriorAuthId authorization) {
        return Sql.of(
                        transactions.getConnection(),
                        "SELECT * FROM review_note WHERE prior_auth = ? ORDER BY written_at, id",
                        authorization.value())
                .list(row -> new Note(
                        row.id("id"),
                        authorization,
                        row.text("subject"),
                        row.text("name"),
                        row.moment("written_at"),
                        row.text("text")));
    }
}
