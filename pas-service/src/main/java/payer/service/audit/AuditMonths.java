package payer.service.audit;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.service.jobs.JobRun;
import payer.service.jobs.Recurrence;
import payer.service.jobs.RecurringJob;

/** Makes the coming months of the trail ahead of time, and drops those whose time of keeping is over. */
@Singleton
final class AuditMonths implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(AuditMonths.class);
    private static final int MONTHS_AHEAD = 3;

    private final AuditPartitions partitions;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;
    private final AuditSettings settings;
    private final Clock clock;

    AuditMonths(
            AuditPartitions partitions,
            AuditTrail trail,
            TransactionOperations<Connection> transactions,
            AuditSettings settings,
            Clock clock) {
        this.partitions = partitions;
        this.trail = trail;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Before anything else starts that may append. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void start(StartupEvent event) {
        makeAhead();
    }

    @Override
    public String name() {
        return "audit-months";
    }

    @Override
    public Recurrence when() {
        return Recurrence.every(Duration.ofHours(12));
    }

    @Override
    public void run(JobRun run) {
        makeAhead();
        dropOld();
    }

    void makeAhead() {
        transactions.executeWrite(_ -> {
            for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) partitions.make(today().plusMonths(ahead));
            return partitions;
        });
    }

    void dropOld() {
        var firstKept = today().withDayOfMonth(1).minusYears(settings.keepYears());
        var old = transactions.executeRead(_ -> partitions.months()).stream()
                .filter(month -> month.isBefore(firstKept))
                .toList();
        if (old.isEmpty()) return;
        if (settings.legalHold())
            LOG.info("A legal hold keeps {} months of the audit trail from being dropped", old.size());
        else old.forEach(month -> transactions.executeWrite(_ -> drop(month)));
    }

    private LocalDate drop(LocalDate month) {
        var cuts = partitions.lastOf(month);
        var act = Act.of(Act.Kind.RETENTION, "drop-month", "AuditRecord", month.toString());
        var ruling = Ruling.PERMIT.on(Map.of(
                "keepYears", "" + settings.keepYears(), "cuts", digest(cuts).toString()));
        var said = trail.append(AuditEntry.of(act, Actor.ourselves(name())).ruling(ruling));
        partitions.drop(month, cuts, said);
        LOG.info("The audit trail of {} was dropped after {} years", month, settings.keepYears());
        return month;
    }

    /** What the record of a drop says of the lanes' new beginnings, so that none can be made up. */
    static Sha256 digest(List<ChainHead> cuts) {
        var all = new TreeMap<String, String>();
        cuts.forEach(cut -> all.put(cut.place().toString(), cut.hash().toString()));
        return Sha256.of(CanonicalJson.of(all).getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
