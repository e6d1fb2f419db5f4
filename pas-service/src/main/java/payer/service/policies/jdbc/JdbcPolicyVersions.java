package payer.service.policies.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.policies.Life;
import payer.service.policies.LifeAct;
import payer.service.policies.LifeState;
import payer.service.policies.Person;
import payer.service.policies.PolicyVersions;
import payer.service.policies.Release;
import payer.service.policies.Revision;
import payer.service.policies.Stamp;
import payer.service.policies.Step;
import payer.service.policies.VersionKey;

/** Rows of {@code policy_revision} and {@code policy_step}. */
@Singleton
final class JdbcPolicyVersions implements PolicyVersions {
    private static final String REVISION = "SELECT policy, version, revision, document, cases FROM policy_revision ";

    private static final String GLANCES = """
            SELECT step.*, head.title, head.authority, head.owner, head.effective_from, head.effective_until,
                (SELECT entry.revision FROM policy_release_entry entry
                    WHERE entry.policy = step.policy AND entry.version = step.version
                    ORDER BY entry.release DESC LIMIT 1) AS published
            FROM (SELECT DISTINCT ON (policy, version) * FROM policy_step
                    WHERE (?::text IS NULL OR policy = ?)
                    ORDER BY policy, version, number DESC) step
            CROSS JOIN LATERAL (SELECT * FROM policy_revision revision
                    WHERE revision.policy = step.policy AND revision.version = step.version
                        AND (step.revision = 0 OR revision.revision = step.revision)
                    ORDER BY revision.revision DESC LIMIT 1) head
            ORDER BY step.policy, step.version
            """;

    private static final String CASES = """
            SELECT revision.cases FROM policy_revision revision
            LEFT JOIN policy_release_entry entry USING (policy, version, revision)
            WHERE revision.policy = ?
            ORDER BY entry.release DESC NULLS LAST, revision.effective_from DESC, revision.revision DESC LIMIT 1
            """;

    private final TransactionOperations<Connection> transactions;

    JdbcPolicyVersions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Life> find(VersionKey key) {
        var steps = sql(
                        "SELECT * FROM policy_step WHERE policy = ? AND version = ? ORDER BY number",
                        key.policy(),
                        key.version())
                .list(JdbcPolicyVersions::step);
        if (steps.isEmpty()) return Optional.empty();
        return Optional.of(new Life(key, steps, revisions(key)));
    }

    private int revisions(VersionKey key) {
        return sql(
                        "SELECT count(*) AS number FROM policy_revision WHERE policy = ? AND version = ?",
                        key.policy(),
                        key.version())
                .first(row -> row.smallNumber("number"))
                .orElseThrow();
    }

    @Override
    public List<Glance> glances(Optional<String> policy) {
        return sql(GLANCES, policy.orElse(null), policy.orElse(null)).list(JdbcPolicyVersions::glance);
    }

    @Override
    public Revision revision(VersionKey key, int number) {
        return sql(REVISION + "WHERE policy = ? AND version = ? AND revision = ?", key.policy(), key.version(), number)
                .first(JdbcPolicyVersions::revision)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no revision " + number + " of " + key));
    }

    @Override
    public List<Revision> revisions(List<Release.Entry> entries) {
        var policies = entries.stream().map(entry -> entry.key().policy()).toArray(String[]::new);
        var versions = entries.stream().map(entry -> entry.key().version()).toArray(String[]::new);
        var numbers = entries.stream()
                .map(entry -> (long) entry.revision().orElse(Step.NONE))
                .toArray(Long[]::new);
        return sql(
                        REVISION + "WHERE (policy, version, revision) IN"
                                + " (SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[]))"
                                + " ORDER BY policy, version, revision",
                        policies,
                        versions,
                        numbers)
                .list(JdbcPolicyVersions::revision);
    }

    @Override
    public Optional<String> cases(String policy) {
        return sql(CASES, policy).first(row -> row.text("cases"));
    }

    @Override
    public void add(Revision revision) {
        var policy = revision.identified();
        insert(
                "INSERT INTO policy_revision (policy, version, revision, document, cases, title, authority, owner,"
                        + " effective_from, effective_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                revision.key(),
                revision.key().policy(),
                revision.key().version(),
                revision.number(),
                revision.document(),
                revision.cases(),
                policy.identity().title(),
                policy.identity().authority().name(),
                policy.identity().owner(),
                policy.effective().from(),
                policy.effective().until().orElse(null));
    }

    @Override
    public void add(Step step) {
        insert(
                "INSERT INTO policy_step (policy, version, number, act, state, revision, person, client, at, reason, due)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                step.key(),
                step.key().policy(),
                step.key().version(),
                step.number(),
                step.act().name(),
                step.state().name(),
                step.revision(),
                step.stamp().by().name(),
                step.stamp().by().client(),
                step.stamp().at(),
                step.stamp().reason(),
                step.due().orElse(null));
    }

    private void insert(String statement, VersionKey key, @Nullable Object... values) {
        try {
            sql(statement, values).update();
        } catch (SqlFault e) {
            if (!e.isDuplicate()) throw e;
            throw Problem.of(
                    ProblemKind.CONFLICT, "Someone else is changing " + key + " at this moment. Read it again.");
        }
    }

    private static Step step(Sql.Row row) throws SQLException {
        var by = new Person(row.text("person"), row.text("client"));
        return new Step(
                new VersionKey(row.text("policy"), row.text("version")),
                row.smallNumber("number"),
                LifeAct.valueOf(row.text("act")),
                LifeState.valueOf(row.text("state")),
                row.smallNumber("revision"),
                new Stamp(by, row.moment("at"), row.text("reason")),
                row.maybeMoment("due"));
    }

    private static Glance glance(Sql.Row row) throws SQLException {
        return new Glance(
                step(row),
                row.text("title"),
                row.text("authority"),
                row.text("owner"),
                row.date("effective_from"),
                row.maybeText("effective_until").map(LocalDate::parse),
                row.maybeText("published").map(Integer::valueOf));
    }

    private static Revision revision(Sql.Row row) throws SQLException {
        return new Revision(
                new VersionKey(row.text("policy"), row.text("version")),
                row.smallNumber("revision"),
                row.text("document"),
                row.text("cases"));
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
