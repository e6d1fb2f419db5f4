package payer.service.dtr.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.service.database.Sql;
import payer.service.dtr.Determination;
import payer.service.dtr.Determinations;
import payer.service.dtr.ErrorReport;
import payer.service.dtr.ErrorReports;
import payer.service.dtr.FormVersions;
import payer.service.dtr.TranslationShelf;

/** All of them as rows; only a determination takes the place of an earlier one. */
@Singleton
final class JdbcFormStore implements TranslationShelf, FormVersions, ErrorReports, Determinations {
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

    @Override
    public void keep(Determination determination) {
        Sql.of(
                        transactions.getConnection(),
                        "INSERT INTO dtr_determination (assertion, at, client, authorization_number, response)"
                                + " VALUES (?, ?, ?, ?, ?::jsonb) ON CONFLICT (assertion) DO UPDATE SET at = excluded.at,"
                                + " client = excluded.client, authorization_number = excluded.authorization_number,"
                                + " response = excluded.response",
                        determination.assertion(),
                        determination.at(),
                        determination.client(),
                        determination.authorization(),
                        determination.response())
                .update();
    }

    @Override
    public Optional<Determination> ofAssertion(String assertion) {
        return transactions.executeRead(status -> Sql.of(
                        status.getConnection(),
                        "SELECT assertion, at, client, authorization_number, response FROM dtr_determination WHERE assertion = ?",
                        assertion)
                .first(row -> new Determination(
                        row.text("assertion"),
                        row.moment("at"),
                        row.text("client"),
                        row.text("authorization_number"),
                        row.text("response"))));
    }
}
