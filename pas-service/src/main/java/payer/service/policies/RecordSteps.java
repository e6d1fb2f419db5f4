package payer.service.policies;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BiFunction;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditTrail;

/** Takes the next step in the life of a version, and puts it on record with it. */
@Singleton
public final class RecordSteps {
    private final PolicyVersions versions;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    RecordSteps(
            PolicyVersions versions, AuditTrail audit, TransactionOperations<Connection> transactions, Clock clock) {
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Life submit(VersionKey key, Optional<Integer> seen, String reason, Editor editor) {
        return take(key, seen, reason, editor, Life::submitted);
    }

    public Life approve(VersionKey key, Optional<Integer> seen, String reason, Editor editor) {
        return take(key, seen, reason, editor, Life::approved);
    }

    public Life sendBack(VersionKey key, Optional<Integer> seen, String reason, Editor editor) {
        return take(key, seen, reason, editor, Life::sentBack);
    }

    public Life proposeRetirement(VersionKey key, Optional<Integer> seen, String reason, Editor editor) {
        return take(key, seen, reason, editor, Life::retirementProposed);
    }

    public Life abandon(VersionKey key, Optional<Integer> seen, String reason, Editor editor) {
        return transactions.executeWrite(_ -> {
            var published = versions.glances(Optional.of(key.policy())).stream()
                    .filter(glance -> glance.last().key().equals(key))
                    .flatMap(glance -> glance.published().stream())
                    .findFirst();
            return take(key, seen, reason, editor, (life, stamp) -> life.abandoned(published, stamp));
        });
    }

    public Life unschedule(VersionKey key, Optional<Integer> seen, String reason, Editor editor) {
        return take(key, seen, reason, editor, Life::unscheduled);
    }

    Life take(
            VersionKey key, Optional<Integer> seen, String reason, Editor editor, BiFunction<Life, Stamp, Step> next) {
        return transactions.executeWrite(_ -> {
            var life = life(key);
            life.refuseUnlessSeen(seen);
            return add(life, next.apply(life, editor.stamp(clock.instant(), reason)), editor);
        });
    }

    Life life(VersionKey key) {
        return versions.find(key).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
    }

    /** Inside the transaction of the one who calls. */
    Life add(Life life, Step step, Editor editor) {
        versions.add(step);
        audit.append(editor.entry(Act.of(
                Act.Kind.CONFIGURATION,
                "policy-" + step.act().text(),
                "Policy",
                step.key().policy() + "/" + step.key().version())));
        var steps = new ArrayList<>(life.steps());
        steps.add(step);
        return new Life(life.key(), steps, Math.max(life.revisions(), step.revision()));
    }
}
