package payer.service.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payer.service.runtime.Ids;

/** Appends to whichever lane is free. A lane's first record of a day begins a new chain there. */
@Singleton
final class ChainedAuditTrail implements AuditTrail {
    /** As the build has written it into the jar. */
    private static final String SOFTWARE = Optional.ofNullable(
                    ChainedAuditTrail.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");

    private final AuditChains chains;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    ChainedAuditTrail(AuditChains chains, TransactionOperations<Connection> transactions, Ids ids, Clock clock) {
        this.chains = chains;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public RecordPlace append(AuditEntry entry) {
        CallRecords.ofCurrentCall().ifPresent(CallRecords::markWritten);
        return append(List.of(entry)).getFirst();
    }

    /** All of one tenant: into one lane, in this order. */
    List<RecordPlace> append(List<AuditEntry> entries) {
        if (transactions.findTransactionStatus().isEmpty())
            throw new IllegalStateException("an audit record belongs to a transaction, and there is none");
        var head = chains.take(entries.getFirst().place().tenant());
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var day = today.isAfter(head.place().day()) ? today : head.place().day();
        var records = new ArrayList<AuditRecord>();
        if (today.isAfter(head.place().day())) head = head.after(begin(head, today, records));
        var places = new ArrayList<RecordPlace>();
        for (var entry : entries) {
            var record = Chaining.record(head, head.place().next(day), entry, stamp());
            records.add(record);
            places.add(record.place());
            head = head.after(record);
        }
        chains.add(records);
        return places;
    }

    private AuditRecord begin(ChainHead head, LocalDate today, List<AuditRecord> records) {
        var genesis = Chaining.genesis(head, head.place().next(today), stamp());
        records.add(genesis);
        return genesis;
    }

    private Chaining.Stamp stamp() {
        return new Chaining.Stamp(clock.instant(), ids.next(), SOFTWARE);
    }
}
