package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Authority;
import payer.decision.AuthorizationCase;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.rules.PolicyHistory;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyCase;
import payer.rules.document.PolicyDocument;
import payer.rules.document.PublishedDocument.Standing;
import payer.rules.policy.Effect;
import payer.rules.policy.Policy;
import payer.service.codes.LoadedCodes;

/**
 * Checks what is to be published against what is published. A version that starts while an earlier one of the same policy is
 * still open ends that one on the day before, so the two are one release and there is no day without a rule.
 */
@Singleton
final class PlanRelease {
    private final PolicyVersions versions;
    private final LoadedCodes codes;
    private final TransactionOperations<Connection> transactions;

    PlanRelease(PolicyVersions versions, LoadedCodes codes, TransactionOperations<Connection> transactions) {
        this.versions = versions;
        this.codes = codes;
        this.transactions = transactions;
    }

    /** A {@code Problem} with every reason if it may not be published. */
    Plan plan(PublishedSet before, List<Change> wanted, Instant now) {
        var changes = new ArrayList<Change>();
        wanted.stream().filter(Change.Withdraw.class::isInstance).forEach(changes::add);
        changes.addAll(ends(before, wanted));
        wanted.stream().filter(Change.Publish.class::isInstance).forEach(changes::add);
        var moment = before.nextMoment(now);
        return new Plan(changes, after(before, changes, moment, history(before, changes, moment)));
    }

    /**
     * What of lower authority would be stricter than a policy of the release, once all of the release is there: it may be
     * corrected or ended in the same one.
     */
    List<Problem.Issue> stricter(Plan plan) {
        return plan.changes().stream()
                .filter(Change.Publish.class::isInstance)
                .flatMap(change -> change.document().stream())
                .flatMap(revision -> stricter(revision, plan.after()).map(one -> placed(one, plan)))
                .toList();
    }

    /** It is mended in the document of the policy that is too strict, which may be one of the same release. */
    private Problem.Issue placed(PolicyHistory.Stricter stricter, Plan plan) {
        var key = key(stricter.policy());
        var document = plan.changes().stream()
                .filter(change -> change.key().equals(key))
                .flatMap(change -> change.document().stream())
                .findFirst()
                .or(() -> Optional.ofNullable(plan.after().revisions().get(key))
                        .map(number -> transactions.executeRead(_ -> versions.revision(key, number))));
        return placed(stricter.issue(), document, key);
    }

    private Stream<PolicyHistory.Stricter> stricter(Revision revision, PublishedSet after) {
        var policy = codes.resolved(revision.policy());
        if (policy.identity().authority() == Authority.PLAN || policy.effect() != Effect.COVERAGE) return Stream.of();
        var cases = CasesDocument.read(revision.casesFile(), revision.cases(), after.versionsOf(policy.id())).stream()
                .map(PolicyCase::situation)
                .toList();
        return after.history().stricterThan(policy, after.recorded().getLast(), cases).stream();
    }

    /** As {@link #plan}, where the documents were in force before as they are: no period is touched. */
    Plan restored(PublishedSet before, List<Change> wanted, Instant now) {
        var changes = new ArrayList<Change>();
        wanted.stream()
                .filter(Change.Withdraw.class::isInstance)
                .filter(change -> before.holds(change.key()))
                .forEach(changes::add);
        wanted.stream().filter(Change.Publish.class::isInstance).forEach(changes::add);
        var moment = before.nextMoment(now);
        return new Plan(changes, after(before, changes, moment, history(before, changes, moment)));
    }

    private PolicyHistory history(PublishedSet before, List<Change> changes, Instant moment) {
        var history = before.history();
        var reasons = new ArrayList<Problem.Issue>();
        for (var change : changes) {
            try {
                history = changed(history, change, moment);
            } catch (Problem problem) {
                problem.issues().forEach(issue -> reasons.add(placed(issue, change.document(), change.key())));
            }
        }
        if (!reasons.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, reasons);
        return history;
    }

    private PolicyHistory changed(PolicyHistory history, Change change, Instant moment) {
        return switch (change) {
            case Change.Withdraw(var key) -> history.withdraw(key.policy(), key.version(), moment);
            case Change.End(var revision) ->
                history.publish(codes.resolved(revision.published().policy().orElseThrow()), moment, List.of());
            case Change.Publish(var revision) -> {
                var policy = codes.resolved(revision.policy());
                yield history.publish(policy, moment, casesOfWeightier(history.knownAt(moment), policy));
            }
        };
    }

    /** What has a line already keeps it; an entry gets the line at which it stands. */
    private static Problem.Issue placed(Problem.Issue issue, Optional<Revision> document, VersionKey key) {
        if (issue.place().contains(":")) return issue;
        var place = document.map(revision -> issue.place().isEmpty() ? revision.file() : revision.where(issue.place()))
                .orElse(key.text());
        return new Problem.Issue(issue.type(), issue.text(), place);
    }

    private static PublishedSet after(
            PublishedSet before, List<Change> changes, Instant moment, PolicyHistory history) {
        var inForce = new HashMap<>(before.revisions());
        for (var change : changes)
            change.document()
                    .ifPresentOrElse(
                            revision -> inForce.put(change.key(), revision.number()),
                            () -> inForce.remove(change.key()));
        var recorded = new ArrayList<>(before.recorded());
        recorded.add(moment);
        return new PublishedSet(
                before.number() + 1,
                recorded,
                history,
                inForce,
                before.rules().changedTo(history.knownAt(moment)).ready(),
                before.refused().stream()
                        .filter(refused -> changes.stream()
                                .noneMatch(change -> change.key().equals(refused.key())))
                        .toList());
    }

    private List<Change> ends(PublishedSet before, List<Change> wanted) {
        var touched = wanted.stream().map(Change::key).toList();
        return wanted.stream()
                .flatMap(change -> change.document().stream())
                .map(Revision::policy)
                .flatMap(policy -> before.versionsOf(policy.id()).stream()
                        .filter(other -> !touched.contains(key(other)) && isFollowedBy(other, policy))
                        .map(other ->
                                end(before, other, policy.effective().from().minusDays(1))))
                .toList();
    }

    /** What a person has to decide for want of a readable document has no document to be ended. */
    private static void refuseUnlessReadable(PublishedSet before, VersionKey key) {
        for (var refused : before.refused())
            if (refused.key().equals(key) && refused.standing() != Standing.HOLDS)
                throw new Problem(ProblemKind.UNPROCESSABLE, refused.objections());
    }

    private static boolean isFollowedBy(Policy earlier, Policy later) {
        return earlier.effective().from().isBefore(later.effective().from())
                && earlier.effective().overlaps(later.effective());
    }

    private Change end(PublishedSet before, Policy policy, LocalDate lastDay) {
        var key = key(policy);
        refuseUnlessReadable(before, key);
        var ended = PolicyDocument.write(policy.endingOn(lastDay));
        return transactions.executeRead(_ -> {
            var number = versions.find(key).orElseThrow().revisions() + 1;
            return new Change.End(new Revision(
                    key, number, ended, versions.cases(key.policy()).orElseThrow()));
        });
    }

    /** Their cases show what a weightier policy approves, which this one may then not withhold if it speaks of it at all. */
    private List<AuthorizationCase> casesOfWeightier(List<Policy> known, Policy policy) {
        return known.stream()
                .filter(other ->
                        other.identity().authority().outranks(policy.identity().authority()))
                .filter(other -> other.effective().overlaps(policy.effective()))
                .map(Policy::id)
                .distinct()
                .flatMap(id -> cases(known, id))
                .map(PolicyCase::situation)
                .filter(situation -> situation.lines().stream().anyMatch(policy.trigger()::matches))
                .toList();
    }

    private Stream<PolicyCase> cases(List<Policy> known, String id) {
        var ofPolicy = known.stream().filter(policy -> policy.id().equals(id)).toList();
        return transactions.executeRead(_ -> versions.cases(id)).stream()
                .flatMap(text -> CasesDocument.published(id + "/cases.yaml", text, ofPolicy).stream());
    }

    private static VersionKey key(Policy policy) {
        return new VersionKey(policy.id(), policy.version());
    }
}
