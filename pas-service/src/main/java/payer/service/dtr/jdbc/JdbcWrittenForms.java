package payer.service.dtr.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.dtr.FormVerdict;
import payer.service.dtr.WrittenForm;
import payer.service.dtr.WrittenForms;
import payer.service.policies.Person;

/** A row for each revision and one for what was said of it; rows are only ever added. */
@Singleton
final class JdbcWrittenForms implements WrittenForms {
    private static final String FORMS =
            "SELECT f.policy, f.policy_version, f.revision, f.at, f.author, f.client, f.bundle,"
                    + " f.checked, v.at AS judged_at, v.person AS judge, v.client AS judge_client, v.approved, v.reason,"
                    + " v.checked AS checked_again FROM dtr_written_form f"
                    + " LEFT JOIN dtr_form_verdict v USING (policy, policy_version, revision)";

    private final TransactionOperations<Connection> transactions;

    JdbcWrittenForms(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(WrittenForm form) {
        var added = Sql.of(
                        transactions.getConnection(),
                        "INSERT INTO dtr_written_form (policy, policy_version, revision, at, author, client, bundle,"
                                + " checked) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        form.policy(),
                        form.policyVersion(),
                        form.revision(),
                        form.at(),
                        form.author().name(),
                        form.author().client(),
                        form.bundle().orElse(null),
                        form.checked())
                .update();
        refuseUnlessAdded(added);
    }

    @Override
    public void judge(WrittenForm form, FormVerdict verdict) {
        var added = Sql.of(
                        transactions.getConnection(),
                        "INSERT INTO dtr_form_verdict (policy, policy_version, revision, at, person, client, approved,"
                                + " reason, checked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        form.policy(),
                        form.policyVersion(),
                        form.revision(),
                        verdict.at(),
                        verdict.by().name(),
                        verdict.by().client(),
                        verdict.approved(),
                        verdict.reason(),
                        verdict.checked())
                .update();
        refuseUnlessAdded(added);
    }

    private static void refuseUnlessAdded(int rows) {
        if (rows == 0)
            throw Problem.of(ProblemKind.CONFLICT, "Somebody else has changed this form meanwhile; look at it again.");
    }

    @Override
    public List<WrittenForm> of(String policy, String policyVersion) {
        return transactions.executeRead(status -> Sql.of(
                        status.getConnection(),
                        FORMS + " WHERE f.policy = ? AND f.policy_version = ? ORDER BY f.revision DESC",
                        policy,
                        policyVersion)
                .list(JdbcWrittenForms::form));
    }

    @Override
    public List<WrittenForm> approved() {
        return transactions.executeRead(status -> Sql.of(
                        status.getConnection(),
                        FORMS.replaceFirst("SELECT", "SELECT DISTINCT ON (f.policy, f.policy_version)")
                                + " WHERE v.approved ORDER BY f.policy, f.policy_version, f.revision DESC")
                .list(JdbcWrittenForms::form));
    }

    @Override
    public long count() {
        return transactions.executeRead(status -> Sql.of(
                        status.getConnection(),
                        "SELECT (SELECT count(*) FROM dtr_written_form) + (SELECT count(*) FROM dtr_form_verdict) AS number")
                .first(row -> row.number("number"))
                .orElse(0L));
    }

    private static WrittenForm form(Sql.Row row) throws SQLException {
        return new WrittenForm(
                row.text("policy"),
                row.text("policy_version"),
                row.smallNumber("revision"),
                row.moment("at"),
                new Person(row.text("author"), row.text("client")),
                row.maybeText("bundle"),
                row.text("checked"),
                row.maybeText("judge").isEmpty() ? Optional.empty() : Optional.of(verdict(row)));
    }

    private static FormVerdict verdict(Sql.Row row) throws SQLException {
        return new FormVerdict(
                row.moment("judged_at"),
                new Person(row.text("judge"), row.text("judge_client")),
                row.flag("approved"),
                row.text("reason"),
                row.text("checked_again"));
    }
}
