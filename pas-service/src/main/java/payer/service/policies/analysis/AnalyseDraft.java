package payer.service.policies.analysis;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.analysis.PolicyAnalysis;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyCase;
import payer.rules.policy.Policy;
import payer.service.codes.LoadedCodes;
import payer.service.policies.PolicyVersions;
import payer.service.policies.Revision;
import payer.service.policies.VersionKey;
import payer.service.policies.WhatIf;

/** Looks at the newest revision of a version as if it were published now. Nothing is changed by it. */
@Singleton
public final class AnalyseDraft {
    private final PolicyVersions versions;
    private final WhatIf whatIf;
    private final LoadedCodes codes;
    private final TransactionOperations<Connection> transactions;

    /** What was looked at, and what was found. */
    public record Analysed(Policy policy, PolicyAnalysis found, List<Problem.Issue> stricter) {
        public Analysed {
            stricter = List.copyOf(stricter);
        }
    }

    AnalyseDraft(
            PolicyVersions versions, WhatIf whatIf, LoadedCodes codes, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.whatIf = whatIf;
        this.codes = codes;
        this.transactions = transactions;
    }

    /** A {@code Problem} if the version may not be published beside the others at all. */
    public Analysed analyse(VersionKey key) {
        var revision = transactions.executeRead(_ -> newest(key));
        var draft = whatIf.draft(key, revision.number());
        var after = draft.among();
        var versionsOfPolicy = after.policies().stream()
                .filter(version -> version.id().equals(key.policy()))
                .toList();
        var cases = CasesDocument.read(revision.casesFile(), revision.cases(), versionsOfPolicy).stream()
                .map(PolicyCase::situation)
                .toList();
        var policy = codes.resolved(revision.policy());
        return new Analysed(policy, PolicyAnalysis.of(policy, after, cases, codes), draft.stricter());
    }

    private Revision newest(VersionKey key) {
        var life = versions.find(key).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
        return versions.revision(key, life.newest());
    }
}
