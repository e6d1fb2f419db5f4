package payer.service.policies.studio;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.PolicyVersions;
import payer.service.policies.PolicyVersions.Glance;
import payer.service.policies.Revision;
import payer.service.policies.VersionKey;
import payer.service.policies.diff.Difference;

/** Compares two versions of a policy in the words of the policy. */
@Singleton
final class DifferencePages {
    private final PolicyVersions versions;
    private final TransactionOperations<Connection> transactions;

    DifferencePages(PolicyVersions versions, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.transactions = transactions;
    }

    /** Without another version it is compared with the one before it. */
    DifferencePage page(VersionKey key, Optional<String> against) {
        return transactions.executeRead(_ -> {
            var all = versions.glances(Optional.of(key.policy())).stream()
                    .sorted(Comparator.comparing(Glance::from).reversed())
                    .toList();
            var others = all.stream()
                    .map(one -> one.last().key().version())
                    .filter(version -> !version.equals(key.version()))
                    .toList();
            var other = against.or(() -> before(all, key));
            var title = all.isEmpty() ? key.policy() : all.getFirst().title();
            return new DifferencePage(
                    key.policy(),
                    title,
                    key.version(),
                    other.orElse(""),
                    others,
                    other.map(version -> between(new VersionKey(key.policy(), version), key))
                            .orElse(List.of()));
        });
    }

    private static Optional<String> before(List<Glance> newestFirst, VersionKey key) {
        return newestFirst.stream()
                .dropWhile(one -> !one.last().key().equals(key))
                .skip(1)
                .findFirst()
                .map(one -> one.last().key().version());
    }

    private List<Difference> between(VersionKey before, VersionKey after) {
        return newest(after).differencesFrom(newest(before));
    }

    private Revision newest(VersionKey key) {
        var life = versions.find(key).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
        return versions.revision(key, life.newest());
    }
}
