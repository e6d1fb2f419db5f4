package payer.service.records.reindex;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import payer.service.fhir.FhirText;
import payer.service.jobs.JobKind;
import payer.service.jobs.JobRun;
import payer.service.records.RecordChange;
import payer.service.records.RecordVersion;
import payer.service.records.Records;
import payer.service.records.index.Indexer;
import payer.service.records.index.LookedAt;
import payer.service.records.index.ParamsInUse;

/**
 * Makes the index rows of all records of some types anew from their documents, some records at a time in the order in which
 * they were written: what is written meanwhile is indexed as it is written, and met again at the end.
 */
@Singleton
public final class Reindex implements JobKind<Reindex.Order> {
    private static final int AT_ONCE = 200;

    private final Records records;
    private final Indexer indexer;
    private final FhirText text;
    private final LookedAt lookedAt;
    private final ParamsInUse params;
    private final TransactionOperations<Connection> transactions;

    /** The types to go through. */
    public record Order(List<String> types) {
        public Order {
            types = List.copyOf(types);
        }
    }

    /** How far the work is: in which type, after which of its records. */
    public record Reached(int type, long millis, long number, long done) {
        Reached nextType() {
            return new Reached(type + 1, Long.MIN_VALUE, 0, done);
        }
    }

    private static final Reached BEGINNING = new Reached(0, Long.MIN_VALUE, 0, 0);

    Reindex(
            Records records,
            Indexer indexer,
            FhirText text,
            LookedAt lookedAt,
            ParamsInUse params,
            TransactionOperations<Connection> transactions) {
        this.records = records;
        this.indexer = indexer;
        this.text = text;
        this.lookedAt = lookedAt;
        this.params = params;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "reindex-records";
    }

    @Override
    public Class<Order> payload() {
        return Order.class;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public void run(Order order, JobRun run) {
        var total = transactions.executeRead(_ -> records.count(order.types()));
        var reached = run.kept(Reached.class).orElse(BEGINNING);
        while (reached.type < order.types().size()) {
            run.stopIfCancelled();
            reached = step(order, reached, run);
            run.progress(reached.done, Math.max(total, reached.done));
        }
    }

    /** A step and the note of how far it reached are one transaction. */
    private Reached step(Order order, Reached from, JobRun run) {
        return transactions.executeWrite(_ -> {
            var type = order.types().get(from.type);
            var page = records.lockWritten(type, moment(from), from.number, AT_ONCE);
            records.reindex(page.stream()
                    .filter(version -> !version.isDeleted())
                    .map(this::indexed)
                    .toList());
            var to = page.isEmpty() ? from.nextType() : after(page, from);
            if (page.isEmpty()) params.setReady(type);
            run.keep(to);
            return to;
        });
    }

    private RecordChange indexed(RecordVersion version) {
        var json = version.document();
        var resource = text.readInPart(json, "", Resource.class, lookedAt::of);
        var content = new RecordChange.Content(
                json, indexer.index(resource, version.key().id()));
        return new RecordChange(
                version.key(), version.version(), version.at(), Optional.of(version), Optional.of(content));
    }

    private static Reached after(List<RecordVersion> page, Reached from) {
        var last = page.getLast();
        return new Reached(from.type, last.at().toEpochMilli(), last.number(), from.done + page.size());
    }

    private static Instant moment(Reached reached) {
        return reached.millis == Long.MIN_VALUE ? Instant.EPOCH : Instant.ofEpochMilli(reached.millis);
    }
}
