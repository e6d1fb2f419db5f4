package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditTrail;

/**
 * Puts approved versions into force, together and at once. One release is made at a time over all instances, and each is
 * checked and compiled before it is written: what does not stand beside the rest changes nothing.
 */
@Singleton
public final class PublishPolicies {
    private final Releases releases;
    private final PolicyVersions versions;
    private final CurrentPolicies current;
    private final PlanRelease planning;
    private final RecordSteps steps;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    /** A version and what the caller saw of it. */
    public record Wanted(VersionKey key, Optional<Integer> seen) {}

    private record Made(Release release, PublishedSet set) {}

    PublishPolicies(
            Releases releases,
            PolicyVersions versions,
            CurrentPolicies current,
            PlanRelease planning,
            RecordSteps steps,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.releases = releases;
        this.versions = versions;
        this.current = current;
        this.planning = planning;
        this.steps = steps;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Release publish(List<Wanted> wanted, String reason, Editor editor) {
        if (wanted.isEmpty()) throw Problem.of(ProblemKind.MISSING, "Name what is to be published", "versions");
        var stamp = editor.stamp(clock.instant(), reason);
        current.set();
        return taken(transactions.executeWrite(_ -> {
            releases.lock();
            var lives = wanted.stream().map(this::seen).toList();
            var next = lives.stream().map(life -> life.published(stamp)).toList();
            var plan = planning.plan(
                    current.catchUp(), lives.stream().map(this::change).toList(), stamp.at());
            refuseIfStricter(plan);
            var made = make(plan, Release.Kind.PUBLICATION, stamp, editor);
            for (var i = 0; i < lives.size(); i++) steps.add(lives.get(i), next.get(i), editor);
            return made;
        }));
    }

    /** Every version of a release is again as it was before it. Only if nothing newer was published of any of them. */
    public Release rollBack(int number, String reason, Editor editor) {
        var stamp = editor.stamp(clock.instant(), reason);
        current.set();
        return taken(transactions.executeWrite(_ -> {
            releases.lock();
            var release = releases.find(number)
                    .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no release " + number));
            refuseIfSuperseded(release);
            var changes = release.entries().stream()
                    .map(entry -> before(entry, number))
                    .toList();
            var made = make(
                    planning.restored(current.catchUp(), changes, stamp.at()), Release.Kind.ROLL_BACK, stamp, editor);
            for (var change : changes) {
                var life = steps.life(change.key());
                steps.add(life, life.rolledBack(change.document().map(Revision::number), stamp), editor);
            }
            return made;
        }));
    }

    private void refuseIfStricter(Plan plan) {
        var stricter = planning.stricter(plan);
        if (!stricter.isEmpty()) throw new Problem(ProblemKind.UNPROCESSABLE, stricter);
    }

    private Life seen(Wanted wanted) {
        var life = steps.life(wanted.key());
        life.refuseUnlessSeen(wanted.seen());
        return life;
    }

    private Change change(Life life) {
        return life.isToEnd()
                ? new Change.Withdraw(life.key())
                : new Change.Publish(versions.revision(life.key(), life.revision()));
    }

    private Made make(Plan plan, Release.Kind kind, Stamp stamp, Editor editor) {
        for (var change : plan.changes()) if (change instanceof Change.End(var revision)) end(revision, stamp, editor);
        var set = plan.after();
        var release = new Release(set.number(), kind, set.recorded().getLast(), stamp, plan.entries());
        releases.add(release);
        audit.append(editor.entry(Act.of(
                Act.Kind.CONFIGURATION, "policies-" + kind.text(), "PolicyRelease", Integer.toString(set.number()))));
        return new Made(release, set);
    }

    private void end(Revision revision, Stamp stamp, Editor editor) {
        var life = steps.life(revision.key());
        versions.add(revision);
        steps.add(life, life.ended(stamp), editor);
    }

    private void refuseIfSuperseded(Release release) {
        var inForce = current.catchUp().revisions();
        for (var entry : release.entries())
            if (!Optional.ofNullable(inForce.get(entry.key())).equals(entry.revision()))
                throw Problem.of(
                        ProblemKind.CONFLICT,
                        "%s was published again since release %d: roll the newer release back first"
                                .formatted(entry.key(), release.number()));
    }

    private Change before(Release.Entry entry, int number) {
        return releases.entryBefore(entry.key(), number)
                .flatMap(Release.Entry::revision)
                .<Change>map(revision -> new Change.Publish(versions.revision(entry.key(), revision)))
                .orElseGet(() -> new Change.Withdraw(entry.key()));
    }

    /** After the commit: what this instance has compiled itself it need not wait for. */
    private Release taken(Made made) {
        current.take(made.set());
        return made.release();
    }
}
