package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import payer.problem.Problem;
import payer.rules.PolicyRules;

/** The rules in force, and those that would be if a revision were published now. */
@Singleton
public final class WhatIf {
    private final CurrentPolicies current;
    private final PolicyVersions versions;
    private final PlanRelease planning;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    /** Both; {@code release} is the last one, which {@code before} stands for. */
    public record Rules(int release, PolicyRules before, PolicyRules after) {}

    /** A draft among the rules, and what of lower authority is stricter than it: with that it is not published. */
    public record Draft(PolicyRules among, List<Problem.Issue> stricter) {
        public Draft {
            stricter = List.copyOf(stricter);
        }
    }

    WhatIf(
            CurrentPolicies current,
            PolicyVersions versions,
            PlanRelease planning,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.current = current;
        this.versions = versions;
        this.planning = planning;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The number of the last release. */
    public int release() {
        return current.set().number();
    }

    /** A {@code Problem} if the revision may not be published. */
    public Rules published(VersionKey key, int revision) {
        var set = current.set();
        return new Rules(
                set.number(), set.rules(), plan(set, key, revision).after().rules());
    }

    public Draft draft(VersionKey key, int revision) {
        var plan = plan(current.set(), key, revision);
        return new Draft(plan.after().rules(), planning.stricter(plan));
    }

    private Plan plan(PublishedSet set, VersionKey key, int revision) {
        var document = transactions.executeRead(_ -> versions.revision(key, revision));
        return planning.plan(set, List.of(new Change.Publish(document)), clock.instant());
    }
}
