package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Revision;
import payer.service.policies.VersionKey;
import payer.service.policies.diff.Difference;

/** What is different between two versions, or two revisions of one, in the words of the policy. */
@Controller("/policies/{policy}/{version}/diff")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.AUDITOR})
final class DiffController {
    private final PolicyVersions versions;
    private final TransactionOperations<Connection> transactions;

    DiffController(PolicyVersions versions, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.transactions = transactions;
    }

    /** One difference, and how a person would say it. */
    @Introspected
    record DifferenceView(String place, Optional<String> before, Optional<String> after, String text) {
        static DifferenceView of(Difference difference) {
            return new DifferenceView(difference.place(), difference.before(), difference.after(), difference.text());
        }
    }

    /** One revision of one version. */
    @Introspected
    record RevisionView(String version, int revision) {
        static RevisionView of(Revision revision) {
            return new RevisionView(revision.key().version(), revision.number());
        }
    }

    /** All that is different, or nothing. */
    @Introspected
    record DiffView(
            RevisionView from, RevisionView to, @JsonInclude List<DifferenceView> differences) {}

    /**
     * The newest revision against what is in force of it; {@code against} another version of the policy, {@code from} and
     * {@code to} other revisions.
     */
    @Get
    DiffView diff(
            String policy,
            String version,
            @QueryValue Optional<String> against,
            @QueryValue Optional<String> from,
            @QueryValue Optional<String> to) {
        var first = from.map(text -> number("from", text));
        var last = to.map(text -> number("to", text));
        return transactions.executeRead(_ -> {
            var key = new VersionKey(policy, version);
            var other = against.map(named -> new VersionKey(policy, named)).orElse(key);
            var before = versions.revision(other, first.orElseGet(() -> basis(other, key)));
            return told(before, versions.revision(key, last.orElseGet(() -> newest(key))));
        });
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemKind.INVALID_VALUE, "A revision is told by its number, such as 2", name);
        }
    }

    private int basis(VersionKey other, VersionKey key) {
        if (!other.equals(key)) return newest(other);
        return versions.glances(Optional.of(key.policy())).stream()
                .filter(glance -> glance.last().key().equals(key))
                .findFirst()
                .flatMap(Glance::published)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_FOUND,
                        "Nothing of " + key
                                + " is in force: name another version as 'against', or a revision as 'from'"));
    }

    private int newest(VersionKey key) {
        var life = versions.find(key).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
        return life.newest();
    }

    private static DiffView told(Revision before, Revision after) {
        return new DiffView(
                RevisionView.of(before),
                RevisionView.of(after),
                after.differencesFrom(before).stream().map(DifferenceView::of).toList());
    }
}
