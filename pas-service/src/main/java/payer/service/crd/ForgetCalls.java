package payer.service.crd;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.assertion.Assertions;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditSettings;
import payer.service.audit.AuditTrail;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/** Calls, cards and what was said are kept for disputes, and no longer. A legal hold keeps them all. */
@Singleton
final class ForgetCalls implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetCalls.class);
    /** A transaction removes no more than this, so that nobody waits for it. */
    private static final int AT_ONCE = 5_000;

    private final HookCalls calls;
    private final ShownCards cards;
    private final Assertions assertions;
    private final AuditTrail audit;
    private final CrdSettings settings;
    private final AuditSettings auditSettings;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ForgetCalls(
            HookCalls calls,
            ShownCards cards,
            Assertions assertions,
            AuditTrail audit,
            CrdSettings settings,
            AuditSettings auditSettings,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.calls = calls;
        this.cards = cards;
        this.assertions = assertions;
        this.audit = audit;
        this.settings = settings;
        this.auditSettings = auditSettings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-hook-calls";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(Duration.ofDays(1));
    }

    @Override
    public void run(JobRun run) {
        if (auditSettings.legalHold()) {
            LOG.info("A legal hold keeps all calls of hooks");
            return;
        }
        var before = clock.instant().minus(settings.callsKept());
        forget(run, "HookCall", before, () -> calls.forget(before, AT_ONCE));
        forget(run, "HookCard", before, () -> cards.forget(before, AT_ONCE));
        forget(run, "CoverageAssertion", before, () -> assertions.forget(before, AT_ONCE));
    }

    private void forget(JobRun run, String what, Instant before, IntSupplier some) {
        while (transactions.executeWrite(_ -> forgotten(what, before, some.getAsInt())) == AT_ONCE)
            run.stopIfCancelled();
    }

    private int forgotten(String what, Instant before, int count) {
        if (count > 0)
            audit.append(AuditEntry.of(
                    Act.of(Act.Kind.RETENTION, "forget-before", what, before.toString()), Actor.ourselves(name())));
        return count;
    }
}
