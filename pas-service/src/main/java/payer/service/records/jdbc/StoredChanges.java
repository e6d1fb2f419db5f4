package payer.service.records.jdbc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.records.RecordChange;
import payer.service.records.document.Packing;
import payer.service.records.document.Stamp;

/** A set of changes on its way into the tables: a fixed number of statements, however many records it has. */
final class StoredChanges {
    private final Connection connection;
    private final List<RecordChange> changes;
    private final List<RecordChange> replacing;

    StoredChanges(Connection connection, List<RecordChange> changes) {
        this.connection = connection;
        this.changes = changes;
        this.replacing =
                changes.stream().filter(change -> change.before().isPresent()).toList();
    }

    void store() {
        var numbers = numbers();
        if (!replacing.isEmpty()) keepOldVersions(numbers);
        insertRecords(numbers);
        IndexTables.insert(connection, changes, numbers);
    }

    /** Where each record shall stand: where it is if its patient stays the same, else at the end of its compartment. */
    private long[] numbers() {
        var compartments = takeNumbers();
        var shared = takeSharedNumbers();
        var numbers = new long[changes.size()];
        for (int i = 0; i < numbers.length; i++) {
            var change = changes.get(i);
            numbers[i] = staysAt(change)
                    .orElseGet(() ->
                            patient(change).map(p -> compartments.get(p).next()).orElseGet(shared::next));
        }
        return numbers;
    }

    /** A deleted record stays where it was. */
    private Optional<Long> staysAt(RecordChange change) {
        if (change.before().isEmpty()) return Optional.empty();
        var number = change.before().get().number();
        if (change.content().isEmpty()) return Optional.of(number);
        var compartment = patient(change).map(this::compartment).orElse(Compartment.SHARED);
        return Compartment.of(number) == compartment ? Optional.of(number) : Optional.empty();
    }

    private long compartment(String patient) {
        return Sql.of(connection, "SELECT number FROM record_compartment WHERE patient = ?", patient)
                .first(row -> row.number("number"))
                .orElse(Compartment.UNKNOWN);
    }

    /** Rows are locked in the order of the patients, so that two transactions never wait for each other. */
    private Map<String, Numbers> takeNumbers() {
        var wanted = new TreeMap<String, Long>();
        for (var change : changes)
            if (staysAt(change).isEmpty()) patient(change).ifPresent(patient -> wanted.merge(patient, 1L, Long::sum));
        var taken = new HashMap<String, Numbers>();
        if (wanted.isEmpty()) return taken;
        var counts = wanted.values().stream().mapToLong(Long::longValue).toArray();
        sql("""
                        INSERT INTO record_compartment AS kept (patient, next)
                        SELECT * FROM unnest(?, ?) AS wanted (patient, count) ORDER BY patient
                        ON CONFLICT (patient) DO UPDATE SET next = kept.next + excluded.next
                        RETURNING patient, number, next""", wanted.keySet().toArray(String[]::new), counts)
                .list(row -> taken.put(
                        row.text("patient"),
                        Numbers.endingAt(Compartment.start(row.number("number")) + row.number("next"))));
        wanted.forEach((patient, count) -> taken.get(patient).goBack(count));
        return taken;
    }

    private Numbers takeSharedNumbers() {
        var wanted = changes.stream()
                .filter(change -> staysAt(change).isEmpty() && patient(change).isEmpty())
                .count();
        var numbers = new ArrayList<Long>();
        if (wanted > 0)
            sql("SELECT nextval('record_shared_number') AS number FROM generate_series(1, ?)", (int) wanted)
                    .each(0, row -> row.number("number"), numbers::add);
        return Numbers.of(numbers);
    }

    private void keepOldVersions(long[] numbers) {
        var before = replacing.stream()
                .mapToLong(change -> change.before().orElseThrow().number())
                .toArray();
        sql("""
                        INSERT INTO record_version (number, version, type, updated_at, document)
                        SELECT number, version, type, updated_at, document FROM record WHERE number = ANY(?)""", (Object) before).update();
        moveOldVersions(numbers);
        sql("DELETE FROM record WHERE number = ANY(?)", (Object) before).update();
        IndexTables.delete(connection, before);
    }

    /** A record that changed its patient takes its older versions along. */
    private void moveOldVersions(long[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            var from = changes.get(i).before().map(before -> before.number()).orElse(numbers[i]);
            if (from != numbers[i])
                sql("UPDATE record_version SET number = ? WHERE number = ?", numbers[i], from)
                        .update();
        }
    }

    private void insertRecords(long[] numbers) {
        try {
            sql(
                            """
                            INSERT INTO record (number, self, type, id, version, updated_at, document)
                            SELECT number, self, type, id, version, updated_at::timestamptz, document
                            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                            AS new (number, self, type, id, version, updated_at, document)""",
                            numbers,
                            changes.stream()
                                    .mapToLong(change -> change.key().self())
                                    .toArray(),
                            texts(change -> change.key().type()),
                            texts(change -> change.key().id()),
                            changes.stream().mapToInt(RecordChange::version).toArray(),
                            texts(change -> Stamp.text(change.at())),
                            changes.stream().map(StoredChanges::packed).toArray(byte[][]::new))
                    .update();
        } catch (SqlFault e) {
            if (e.isDuplicate())
                throw Problem.of(
                        ProblemKind.CONFLICT, "This record was written by someone else at the same time; try again");
            throw e;
        }
    }

    private static byte @Nullable [] packed(RecordChange change) {
        return change.content().map(content -> Packing.pack(content.json())).orElse(null);
    }

    private static Optional<String> patient(RecordChange change) {
        return change.content().flatMap(content -> content.indexed().patient());
    }

    private String[] texts(java.util.function.Function<RecordChange, String> of) {
        return changes.stream().map(of).toArray(String[]::new);
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(connection, text, values);
    }

    /** Numbers that were taken, to be given out one by one. */
    private static final class Numbers {
        private final List<Long> listed;
        private long next;
        private int given;

        private Numbers(List<Long> listed, long next) {
            this.listed = listed;
            this.next = next;
        }

        static Numbers of(List<Long> listed) {
            return new Numbers(listed, 0);
        }

        static Numbers endingAt(long end) {
            return new Numbers(List.of(), end);
        }

        void goBack(long count) {
            next -= count;
        }

        long next() {
            return listed.isEmpty() ? next++ : listed.get(given++);
        }
    }
}
