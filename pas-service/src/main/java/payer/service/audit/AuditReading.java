package payer.service.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The trail for those who may read it. Their reading is on record, too. */
@Singleton
public final class AuditReading {
    private final KeptTrail kept;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;

    AuditReading(KeptTrail kept, AuditTrail trail, TransactionOperations<Connection> transactions) {
        this.kept = kept;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Records in order of time, and where the next page begins if this one is full. */
    public record Page(List<AuditRecord> records, Optional<AuditSearch.Cursor> next) {
        public Page {
            records = List.copyOf(records);
        }
    }

    /** A page; {@code reading} says who asks, and for what. */
    public Page search(AuditSearch search, AuditEntry reading) {
        return transactions.executeWrite(_ -> {
            var records = kept.find(search);
            trail.append(reading.answer(new Answer(200, records.size(), 0, java.util.Set.of())));
            var isFull = records.size() == search.limit();
            return new Page(
                    records, isFull ? Optional.of(AuditSearch.Cursor.after(records.getLast())) : Optional.empty());
        });
    }

    /** All records of a time, one after another; put on record before the first of them leaves. */
    public void export(Instant from, Instant to, AuditEntry reading, Consumer<AuditRecord> consumer) {
        transactions.executeWrite(_ -> trail.append(reading));
        transactions.executeRead(_ -> {
            kept.each(from, to, consumer);
            return to;
        });
    }
}
