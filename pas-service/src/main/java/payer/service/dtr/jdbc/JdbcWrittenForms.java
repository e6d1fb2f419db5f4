package payer.service.dtr.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.dtr.WrittenForm;
import payer.service.dtr.WrittenForms;

/** A row for each revision; rows are only ever added. */
@Singleton
final class JdbcWrittenForms implements WrittenForms {
    private static final String COLUMNS = "policy, policy_version, revision, at, author, bundle";

    private final TransactionOperations<Connection> transactions;

    JdbcWrittenForms(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(WrittenForm form) {
        var added = Sql.of(
                        transactions.getConnection(),
                        "INSERT INTO dtr_written_form (" + COLUMNS
                                + ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        form.policy(),
                        form.policyVersion(),
                        form.revision(),
                        form.at(),
                        form.author(),
                        form.bundle().orElse(null))
                .update();
        if (added == 0)
            throw Problem.of(ProblemKind.CONFLICT, "Somebody else has changed this form meanwhile; look at it again.");
    }

    @Override
    public List<WrittenForm> of(String policy, String policyVersion) {
        return transactions.executeRead(status -> Sql.of(
                        status.getConnection(),
                        "SELECT " + COLUMNS + " FROM dtr_written_form WHERE policy = ? AND policy_version = ?"
                                + " ORDER BY revision DESC",
                        policy,
                        policyVersion)
                .list(JdbcWrittenForms::form));
    }

    @Override
    public List<WrittenForm> latest() {
        return transactions.executeRead(status -> Sql.of(
                        status.getConnection(),
                        "SELECT DISTINCT ON (policy, policy_version) " + COLUMNS + " FROM dtr_written_form"
                                + " ORDER BY policy, policy_version, revision DESC")
                .list(JdbcWrittenForms::form));
    }

    @Override
    public long count() {
        return transactions.executeRead(
                status -> Sql.of(status.getConnection(), "SELECT count(*) AS number FROM dtr_written_form")
                        .first(row -> row.number("number"))
                        .orElse(0L));
    }

    private static WrittenForm form(Sql.Row row) throws SQLException {
        return new WrittenForm(
                row.text("policy"),
                row.text("policy_version"),
                row.smallNumber("revision"),
                row.moment("at"),
                row.text("author"),
                row.maybeText("bundle"));
    }
}
