package payer.service.formapp.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import payer.service.database.Sql;
import payer.service.formapp.Visit;
import payer.service.formapp.Visits;
import payer.service.formapp.smart.LaunchContext;

/** The form_app_visit table. */
@Singleton
final class JdbcVisits implements Visits {
    private final TransactionOperations<Connection> transactions;

    JdbcVisits(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Visit visit) {
        var context = visit.context();
        sql(
                        """
                        INSERT INTO form_app_visit (id, secret_hash, ehr, subject, practitioner, patient, orders, coverage,
                            questionnaires, assertions, sealed_tokens, began_at, seen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        visit.id(),
                        visit.secretHash(),
                        visit.ehr(),
                        visit.subject(),
                        visit.practitioner(),
                        visit.patient(),
                        context.orders().toArray(String[]::new),
                        context.coverage().orElse(""),
                        context.questionnaires().toArray(String[]::new),
                        context.assertions().toArray(String[]::new),
                        visit.sealedTokens(),
                        visit.began(),
                        visit.seen())
                .update();
    }

    @Override
    public Optional<Visit> find(UUID id) {
        return sql("SELECT * FROM form_app_visit WHERE id = ?", id).first(JdbcVisits::visit);
    }

    @Override
    public void seen(UUID id, Instant now) {
        sql("UPDATE form_app_visit SET seen_at = greatest(seen_at, ?) WHERE id = ?", now, id)
                .update();
    }

    @Override
    public void renewed(UUID id, String sealedTokens) {
        sql("UPDATE form_app_visit SET sealed_tokens = ? WHERE id = ?", sealedTokens, id)
                .update();
    }

    @Override
    public void end(UUID id) {
        sql("DELETE FROM form_app_visit WHERE id = ?", id).update();
    }

    @Override
    public void forget(Instant seenBefore, Instant begunBefore) {
        sql("DELETE FROM form_app_visit WHERE seen_at < ? OR began_at < ?", seenBefore, begunBefore)
                .update();
    }

    private static Visit visit(Sql.Row row) throws SQLException {
        return new Visit(
                row.id("id"),
                row.text("secret_hash"),
                row.text("ehr"),
                row.text("subject"),
                row.text("practitioner"),
                row.text("patient"),
                new LaunchContext(
                        row.texts("orders"),
                        Optional.of(row.text("coverage")).filter(text -> !text.isEmpty()),
                        row.texts("questionnaires"),
                        row.texts("assertions")),
                row.text("sealed_tokens"),
                row.moment("began_at"),
                row.moment("seen_at"));
    }

    private Sql sql(String text, Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
