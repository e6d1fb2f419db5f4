package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import payer.problem.Problem;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyCase;
import payer.rules.policy.Policy;

/** Decides some of the policies' own cases before anyone asks, so that the first request is not the slow one. */
@Singleton
final class WarmRules {
    private static final int POLICIES = 20;
    private static final int ROUNDS = 20;

    private final PolicyVersions versions;
    private final TransactionOperations<Connection> transactions;

    WarmRules(PolicyVersions versions, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.transactions = transactions;
    }

    void warm(PublishedSet set) {
        var cases = set.rules().policies().stream()
                .map(Policy::id)
                .distinct()
                .limit(POLICIES)
                .flatMap(policy -> cases(set, policy).stream())
                .toList();
        for (var round = 0; round < ROUNDS; round++)
            cases.forEach(one -> set.rules().determine(one.situation()));
    }

    private List<PolicyCase> cases(PublishedSet set, String policy) {
        try {
            return transactions
                    .executeRead(_ -> versions.cases(policy))
                    .map(text -> CasesDocument.read(policy + "/cases.yaml", text, set.versionsOf(policy)))
                    .orElse(List.of());
        } catch (Problem unreadable) {
            // Cases of a draft can be newer than the versions in force: then there is nothing to warm with.
            return List.of();
        }
    }
}
