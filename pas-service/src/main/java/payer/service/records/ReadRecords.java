package payer.service.records;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.records.search.Sight;

/** Reads a record, one of its versions, or what became of it over time. */
@Singleton
public final class ReadRecords {
    private final Records records;
    private final Sight sight;
    private final Shown shown;
    private final AccessTrail audit;
    private final TransactionOperations<Connection> transactions;

    ReadRecords(
            Records records,
            Sight sight,
            Shown shown,
            AccessTrail audit,
            TransactionOperations<Connection> transactions) {
        this.records = records;
        this.sight = sight;
        this.shown = shown;
        this.audit = audit;
        this.transactions = transactions;
    }

    public RecordVersion read(RecordKey key, Acting by) {
        return one(() -> records.find(key).filter(found -> sight.reaches(found, by.rights())), key, "read", by)
                .orElseThrow(() -> notFound(key));
    }

    public RecordVersion read(RecordKey key, int version, Acting by) {
        return one(() -> records.find(key, version), key, "vread", by)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no such version of this " + key.type() + ", or no such record"));
    }

    /** A {@code Problem} if there never was such a record. */
    public List<RecordVersion> history(RecordKey key, Records.Window window, Acting by) {
        var versions = transactions.executeRead(tx -> {
            if (records.find(key).isEmpty()) throw notFound(key);
            return records.history(key, window);
        });
        append("history-instance", key.type(), key.id(), versions, by);
        return versions;
    }

    public List<RecordVersion> history(String type, Records.Window window, Acting by) {
        var versions = transactions.executeRead(tx -> records.history(type, window));
        append("history-type", type, "", versions, by);
        return versions;
    }

    private Optional<RecordVersion> one(Supplier<Optional<RecordVersion>> find, RecordKey key, String how, Acting by) {
        var version = transactions.executeRead(tx -> find.get());
        if (version.isEmpty()) return version;
        append(how, key.type(), key.id(), List.of(version.get()), by);
        if (version.get().isDeleted()) throw Problem.of(ProblemKind.GONE, "This " + key.type() + " was deleted");
        return version;
    }

    private void append(String interaction, String type, String id, List<RecordVersion> versions, Acting by) {
        var named = type.equals("Patient") && !id.isEmpty() ? List.of(id) : List.<String>of();
        audit.append(shown.entry(by, Act.rest(interaction, type, id), versions, named));
    }

    private static Problem notFound(RecordKey key) {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no " + key.type() + " with this id");
    }
}
