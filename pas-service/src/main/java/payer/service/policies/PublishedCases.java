package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import payer.problem.Problem;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyCase;
import payer.rules.policy.Policy;

/** The cases of the policies in force. */
@Singleton
public final class PublishedCases {
    private final CurrentPolicies current;
    private final PolicyVersions versions;
    private final TransactionOperations<Connection> transactions;

    PublishedCases(CurrentPolicies current, PolicyVersions versions, TransactionOperations<Connection> transactions) {
        this.current = current;
        this.versions = versions;
        this.transactions = transactions;
    }

    /** In a fixed order: of the policies by name, of each as its author wrote them. */
    public List<PolicyCase> all() {
        var set = current.set();
        return set.rules().policies().stream()
                .map(Policy::id)
                .distinct()
                .sorted()
                .flatMap(policy -> of(set, policy).stream())
                .toList();
    }

    List<PolicyCase> of(PublishedSet set, String policy) {
        try {
            return transactions
                    .executeRead(_ -> versions.cases(policy))
                    .map(text -> CasesDocument.published(policy + "/cases.yaml", text, set.versionsOf(policy)))
                    .orElse(List.of());
        } catch (Problem unreadable) {
            // The cases speak of a version that is no longer in force: they say nothing of those that are.
            return List.of();
        }
    }
}
