package payer.service.records.jdbc;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.records.RecordChange;
import payer.service.records.RecordVersion;
import payer.service.records.document.Packing;
import payer.service.records.document.Stamp;

/** A set of changes on its way into the tables: a fixed number of statements, however many records it has. */
final class StoredChanges {
    private final Connection connection;
    private final List<RecordChange> changes;
    private final List<RecordChange> replacing;
    private final List<RecordChange> fresh;

    StoredChanges(Connection connection, List<RecordChange> changes) {
        this.connection = connection;
        this.changes = changes;
        this.replacing =
                changes.stream().filter(change -> change.before().isPresent()).toList();
        this.fresh =
                changes.stream().filter(change -> change.before().isEmpty()).toList();
    }

    void store() {
        var numbers = numbers();
        if (!replacing.isEmpty()) {
            keepOldVersions(numbers);
            updateRecords(numbers);
        }
        if (!fresh.isEmpty()) insertRecords(numbers);
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
                    .orElseGet(() -> patient(change)
                            .map(p -> requireNonNull(compartments.get(p)).next())
                            .orElseGet(shared::next));
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
        wanted.forEach((patient, count) -> requireNonNull(taken.get(patient)).goBack(count));
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
        sql("""
                        INSERT INTO record_version (number, version, type, updated_at, document)
                        SELECT number, version, type, updated_at, document FROM record WHERE number = ANY(?)""", (Object) before()).update();
        moveOldVersions(numbers);
        IndexTables.delete(connection, before());
    }

    /** A record that changed its patient takes its older versions along. */
    private void moveOldVersions(long[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            var from = changes.get(i).before().map(RecordVersion::number).orElse(numbers[i]);
            if (from != numbers[i])
                sql("UPDATE record_version SET number = ? WHERE number = ?", numbers[i], from)
                        .update();
        }
    }

    /** The row itself is changed, also where its number is: whoever waits for it then finds what it has become. */
    private void updateRecords(long[] numbers) {
        sql(
                        """
                        UPDATE record SET number = new.number, version = new.version,
                            updated_at = new.updated_at::timestamptz, document = new.document
                        FROM unnest(?, ?, ?, ?, ?) AS new (before, number, version, updated_at, document)
                        WHERE record.number = new.before""",
                        before(),
                        places(numbers, true),
                        replacing.stream().mapToInt(RecordChange::version).toArray(),
                        texts(replacing, change -> Stamp.text(change.at())),
                        packed(replacing))
                .update();
    }

    private void insertRecords(long[] numbers) {
        try {
            sql(
                            """
                            INSERT INTO record (number, self, type, id, version, updated_at, document)
                            SELECT number, self, type, id, version, updated_at::timestamptz, document
                            FROM unnest(?, ?, ?, ?, ?, ?, ?)
                            AS new (number, self, type, id, version, updated_at, document)""",
                            places(numbers, false),
                            fresh.stream()
                                    .mapToLong(change -> change.key().self())
                                    .toArray(),
                            texts(fresh, change -> change.key().type()),
                            texts(fresh, change -> change.key().id()),
                            fresh.stream().mapToInt(RecordChange::version).toArray(),
                            texts(fresh, change -> Stamp.text(change.at())),
                            packed(fresh))
                    .update();
        } catch (SqlFault e) {
            if (e.isDuplicate())
                throw Problem.of(
                        ProblemKind.CONFLICT, "This record was written by someone else at the same time; try again");
            throw e;
        }
    }

    private long[] before() {
        return replacing.stream()
                .mapToLong(change -> change.before().orElseThrow().number())
                .toArray();
    }

    private long[] places(long[] numbers, boolean replaced) {
        return IntStream.range(0, numbers.length)
                .filter(i -> changes.get(i).before().isPresent() == replaced)
                .mapToLong(i -> numbers[i])
                .toArray();
    }

    private static byte[][] packed(List<RecordChange> some) {
        return some.stream().map(StoredChanges::packed).toArray(byte[][]::new);
    }

    private static byte @Nullable [] packed(RecordChange change) {
        return change.content().map(content -> Packing.pack(content.json())).orElse(null);
    }

    private static Optional<String> patient(RecordChange change) {
        return change.content().flatMap(content -> content.indexed().patient());
    }

    private static String[] texts(List<RecordChange> some, Function<RecordChange, String> of) {
        return some.stream().map(of).toArray(String[]::new);
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
