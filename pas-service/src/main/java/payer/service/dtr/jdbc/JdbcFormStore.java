package payer.service.dtr.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.service.database.Sql;
import payer.service.dtr.ErrorReport;
import payer.service.dtr.ErrorReports;
import payer.service.dtr.FormVersions;
import payer.service.dtr.TranslationShelf;

/** All three as rows that are only ever added. */
@Singleton
final class JdbcFormStore implements TranslationShelf, FormVersions, ErrorReports {
    private final TransactionOperations<Connection> transactions;

    JdbcFormStore(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<String> find(String digest) {
        return transactions.executeRead(
                status -> Sql.of(status.getConnection(), "SELECT elm FROM dtr_translation WHERE digest = ?", digest)
                        .first(row -> row.text("elm")));
    }

    @Override
    public void keep(String digest, String elm) {
        transactions.executeWrite(status -> Sql.of(
                        status.getConnection(),
                        "INSERT INTO dtr_translation (digest, elm) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        digest,
                        elm)
                .update());
    }

    @Override
    public Instant since(String form, String digest, Instant now) {
        return transactions.executeWrite(status -> {
            Sql.of(
                            status.getConnection(),
                            "INSERT INTO dtr_form_version (form, digest, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                            form,
                            digest,
                            now)
                    .update();
            return Sql.of(
                            status.getConnection(),
                            "SELECT since FROM dtr_form_version WHERE form = ? AND digest = ?",
                            form,
                            digest)
                    .first(row -> row.moment("since"))
                    .orElse(now);
        });
    }

    @Override
    public void add(ErrorReport report) {
        Sql.of(
                        transactions.getConnection(),
                        "INSERT INTO dtr_error_report (id, at, client, edition, questionnaires, outcome)"
                                + " VALUES (?, ?, ?, ?, ?, ?::jsonb)",
                        report.id(),
                        report.at(),
                        report.client(),
                        report.edition(),
                        report.questionnaires().toArray(String[]::new),
                        report.outcome())
                .update();
    }

    @Override
    public List<ErrorReport> latest(int most) {
        return transactions.executeRead(status -> Sql.of(
                        status.getConnection(),
                        "SELECT id, at, client, edition, questionnaires, outcome FROM dtr_error_report"
                                + " ORDER BY at DESC, id LIMIT ?",
                        most)
                .list(row -> new ErrorReport(
                        row.id("id"),
                        row.moment("at"),
                        row.text("client"),
                        row.text("edition"),
                        row.texts("questionnaires"),
                        row.text("outcome"))));
    }
}
