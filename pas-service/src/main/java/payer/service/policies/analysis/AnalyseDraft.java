package payer.service.policies.analysis;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.document.CasesDocument;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;
import payer.service.policies.PolicyVersions;
import payer.service.policies.Revision;
import payer.service.policies.VersionKey;
import payer.service.policies.WhatIf;

/** Looks at the newest revision of a version as if it were published now. Nothing is changed by it. */
@Singleton
public final class AnalyseDraft {
    private final PolicyVersions versions;
    private final WhatIf whatIf;
    private final TransactionOperations<Connection> transactions;

    AnalyseDraft(PolicyVersions versions, WhatIf whatIf, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.whatIf = whatIf;
        this.transactions = transactions;
    }

    /** A {@code Problem} if the version may not be published beside the others at all. */
    public Analysis analyse(VersionKey key) {
        var revision = transactions.executeRead(_ -> newest(key));
        var policy = revision.policy();
        var after = whatIf.published(key, revision.number()).after();
        var ofPolicy = after.policies().stream()
                .filter(version -> version.id().equals(key.policy()))
                .toList();
        var cases = CasesDocument.read(revision.casesFile(), revision.cases(), ofPolicy);
        var coverage = CaseCoverage.of(policy, after, cases);
        return new Analysis(
                coverage.leaves(),
                coverage.branchesWithoutCase(),
                setsNotLoaded(policy),
                new Neighbours(policy).among(after.policies()));
    }

    private Revision newest(VersionKey key) {
        var life = versions.find(key).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
        return versions.revision(key, life.isToEnd() ? life.revisions() : life.revision());
    }

    private static List<String> setsNotLoaded(Policy policy) {
        return codes(policy)
                .flatMap(codes -> codes.patterns().values().stream())
                .flatMap(List::stream)
                .filter(CodePattern.InSet.class::isInstance)
                .map(pattern -> ((CodePattern.InSet) pattern).set())
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<CodeList> codes(Policy policy) {
        var triggers = policy.trigger() instanceof Trigger.Listed listed
                ? Stream.of(listed.codes())
                : Stream.<CodeList>empty();
        return Stream.concat(triggers, policy.terms().values().stream());
    }
}
