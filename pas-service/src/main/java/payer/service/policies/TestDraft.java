package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import payer.decision.Determination;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyCase;

/** Runs the cases of a version as if it were published now beside everything else. All as stated: it counts as tested. */
@Singleton
public final class TestDraft {
    private final PolicyVersions versions;
    private final CurrentPolicies current;
    private final PlanRelease planning;
    private final RecordSteps steps;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    /** How the cases ended, and where the version stands now. */
    public record Report(List<CaseResult> cases, Life life) {
        public Report {
            cases = List.copyOf(cases);
        }

        public boolean isKept() {
            return !cases.isEmpty() && cases.stream().allMatch(CaseResult::isKept);
        }
    }

    private record Subject(Life life, Revision revision) {}

    TestDraft(
            PolicyVersions versions,
            CurrentPolicies current,
            PlanRelease planning,
            RecordSteps steps,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.versions = versions;
        this.current = current;
        this.planning = planning;
        this.steps = steps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A {@code Problem} if the version may not be published beside the others at all. */
    public Report test(VersionKey key, Editor editor) {
        var subject = transactions.executeRead(_ -> subject(key));
        var results = results(subject.revision());
        var report = new Report(results, subject.life());
        var isWork = subject.life().state() == LifeState.DRAFT || subject.life().state() == LifeState.TESTED;
        return report.isKept() && isWork ? new Report(results, tested(subject.life(), results, editor)) : report;
    }

    private Subject subject(VersionKey key) {
        var life = steps.life(key);
        return new Subject(life, versions.revision(key, life.newest()));
    }

    List<CaseResult> results(Revision revision) {
        var plan = planning.plan(current.set(), List.of(new Change.Publish(revision)), clock.instant());
        return results(plan.after(), revision);
    }

    static List<CaseResult> results(PublishedSet set, Revision revision) {
        var policies = set.versionsOf(revision.key().policy());
        return CasesDocument.read(revision.casesFile(), revision.cases(), policies).stream()
                .map(one -> result(one, set.rules().determine(one.situation())))
                .toList();
    }

    private static CaseResult result(PolicyCase one, List<Determination> answers) {
        return new CaseResult(one.name(), one.differences(answers), answers);
    }

    private Life tested(Life life, List<CaseResult> results, Editor editor) {
        var reason = results.size() + " cases, all as stated";
        return steps.take(life.key(), Optional.of(life.number()), reason, editor, Life::tested);
    }
}
