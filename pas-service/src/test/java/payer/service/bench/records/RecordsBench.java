package payer.service.bench.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import payer.service.bench.Machine;
import payer.service.database.Sql;
import payer.service.records.document.Packing;
import payer.testdata.scale.Population;

/**
 * Loads a generated payer, then reads and searches it: rates, percentiles, CPU time and bytes on disk. The database is the
 * embedded one, every commit durable. Beside figures stands their floor: what the same database needs to keep, or to give
 * back, nothing but the documents.
 *
 * <pre>
 * ./pas bench records [RESOURCES [THREADS]]           everything, in a folder that is removed afterwards
 * ./pas bench records load FOLDER RESOURCES [THREADS] loads into a folder that stays; goes on where it was broken off
 * ./pas bench records measure FOLDER [THREADS]        a store of 100,000 for comparison, then that folder
 * </pre>
 */
public final class RecordsBench {
    private static final int OF_THE_FLOOR = 30_000;
    private static final int IN_ONE_TRANSACTION = 250;
    private static final long OF_A_SMALL_STORE = 100_000;
    private static final List<String> TABLES =
            List.of("record", "record_key", "record_link", "record_text", "record_date", "record_amount");

    private final int threads;

    private RecordsBench(int threads) {
        this.threads = threads;
    }

    public static void main(String[] arguments) throws Exception {
        var mode = arguments.length > 0 ? arguments[0] : "";
        switch (mode) {
            case "load" -> bench(arguments, 3).load(Path.of(arguments[1]), Long.parseLong(arguments[2]));
            case "measure" -> bench(arguments, 2).measure(Path.of(arguments[1]));
            default -> bench(arguments, 1).everything(mode.isEmpty() ? OF_A_SMALL_STORE : Long.parseLong(mode));
        }
    }

    private static RecordsBench bench(String[] arguments, int threads) {
        var bench = new RecordsBench(arguments.length > threads ? Integer.parseInt(arguments[threads]) : 4);
        System.out.println(Machine.description() + ", " + bench.threads + " threads load.");
        System.out.println(Timed.HEADER);
        return bench;
    }

    private void everything(long resources) throws Exception {
        generate();
        var folder = Files.createTempDirectory("records-bench");
        try (var store = Store.open(folder, resources)) {
            var small = fillAsSmall(store);
            if (resources > OF_A_SMALL_STORE) door(store, Long.MAX_VALUE, 0);
            ask(store, small);
        } finally {
            delete(folder);
        }
    }

    /** Quick enough in any hour; what is told of it counts only in a quiet one. */
    private void load(Path folder, long resources) throws Exception {
        try (var store = Store.open(folder, resources)) {
            door(store, Long.MAX_VALUE, 0);
        }
    }

    private void measure(Path folder) throws Exception {
        var small = small();
        try (var store = Store.open(folder, 0)) {
            if (!store.isFull()) throw new IllegalStateException("not loaded to its end yet: " + folder);
            ask(store, small);
        }
    }

    private Timed small() throws Exception {
        var folder = Files.createTempDirectory("records-bench");
        try (var store = Store.open(folder, OF_A_SMALL_STORE)) {
            return fillAsSmall(store);
        } finally {
            delete(folder);
        }
    }

    private Timed fillAsSmall(Store store) throws Exception {
        var floor = floor(store);
        direct(store, OF_A_SMALL_STORE / 2, floor);
        door(store, OF_A_SMALL_STORE, floor);
        return new Asking(store).patientSearch();
    }

    private void ask(Store store, Timed small) throws Exception {
        tellDisk(store);
        var asking = new Asking(store);
        var large = asking.patientSearch();
        small.tell("a patient's results with a code, at " + OF_A_SMALL_STORE, small);
        large.tell("the same, at " + store.documents(), small);
        asking.each();
        asking.mixed();
    }

    /** What making the documents costs by itself. */
    private void generate() throws IOException {
        var few = Population.ofResources(1, 100_000, LocalDate.of(2026, 11, 2));
        few.write(new CountingLines()); // so that what is measured was compiled before
        var clock = Stopwatch.of(Cpu::ofThisProcess);
        var counting = new CountingLines();
        few.write(counting);
        clock.tell("generate", counting.lines(), 0);
    }

    private double floor(Store store) throws Exception {
        store.execute("CREATE TABLE bench_document (id text PRIMARY KEY, document bytea NOT NULL)");
        var lines = new ArrayList<byte[]>();
        for (int block = 0;
                lines.size() < OF_THE_FLOOR && block < store.population().blocks();
                block++) lines.addAll(store.lines(block));
        var clock = Stopwatch.of(store::cpu);
        Together.inParallel(threads, lines.size() / IN_ONE_TRANSACTION, chunk -> keep(store, lines, chunk));
        return clock.tell("floor of loading: documents in one table", lines.size(), 0);
    }

    private static void keep(Store store, List<byte[]> lines, int chunk) {
        var first = chunk * IN_ONE_TRANSACTION;
        var packed = lines.subList(first, first + IN_ONE_TRANSACTION).stream()
                .map(Packing::pack)
                .toArray(byte[][]::new);
        store.transactions()
                .executeWrite(tx -> Sql.of(
                                tx.getConnection(),
                                "INSERT INTO bench_document SELECT 'o' || ? + place, document FROM unnest(?) WITH"
                                        + " ORDINALITY AS new (document, place)",
                                first - 1,
                                (Object) packed)
                        .update());
    }

    private void direct(Store store, long wanted, double floor) throws Exception {
        var clock = Stopwatch.of(store::cpu);
        new Loading(store, threads).directly(wanted);
        clock.tell("load " + store.documents() + " resources inside", store.documents(), floor);
    }

    private void door(Store store, long wanted, double floor) throws Exception {
        var before = store.documents();
        var clock = Stopwatch.of(store::cpu);
        new Loading(store, threads).throughTheDoor(wanted);
        var loaded = store.documents() - before;
        if (loaded > 0) clock.tell("load " + loaded + " resources over HTTP, after " + before, loaded, floor);
        store.execute("VACUUM ANALYZE");
        store.execute("CHECKPOINT"); // else it would go on while the next thing is measured
    }

    private static void tellDisk(Store store) {
        long all = 0;
        for (var table : TABLES) {
            var size = store.size(table);
            all += size;
            tellBytes(store, table, size);
        }
        tellBytes(store, "all of them, for resources of " + store.bytes() / store.documents() + " bytes", all);
        System.out.printf("| disk: all of them together | %,d MB | | | |%n", all / 1_000_000);
    }

    private static void tellBytes(Store store, String what, long size) {
        System.out.printf("| disk: %s | %,d bytes a resource | | | |%n", what, size / store.documents());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
