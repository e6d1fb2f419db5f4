package payer.service.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import payer.service.audit.Act;
import payer.service.database.Sql;
import payer.service.database.SqlFault;
import payer.service.records.Acting;
import payer.service.records.LoadRecords;
import payer.service.records.ReadRecords;
import payer.service.records.RecordKey;
import payer.service.records.document.Packing;
import payer.service.records.search.QueryText;
import payer.service.records.search.SearchRecords;
import payer.service.running.RunningService;
import payer.testdata.scale.Population;

/**
 * Loads a generated payer as a bulk load does, then reads and searches it: rates, percentiles, and bytes on disk. The database
 * is the embedded one, every commit durable. Beside each figure stands its floor: what the same database needs to keep, or to
 * give back, nothing but the documents.
 *
 * <pre>./pas bench records [RESOURCES [THREADS]]</pre>
 */
public final class RecordsBench {
    private static final int IN_ONE_TRANSACTION = 250;
    private static final int OF_THE_FLOOR = 30_000;
    private static final long OF_A_SMALL_STORE = 100_000;
    private static final int CLIENTS = 8;
    private static final int ASKED_BY_EACH = 1_500;
    private static final List<String> TABLES =
            List.of("record", "record_key", "record_link", "record_text", "record_date", "record_amount");
    private static final Acting LOADER = Acting.ourselves("bench");
    private static final Act LOADING = Act.of(Act.Kind.ADMINISTRATION, "load-records", "Load", "bench");

    private final RunningService service;
    private final TransactionOperations<Connection> transactions;
    private final Population population;
    private final int threads;
    private final Path folder;
    private final Sample sample = new Sample();
    private final AtomicInteger loaded = new AtomicInteger();
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private RecordsBench(RunningService service, Path folder, long resources, int threads) {
        this.service = service;
        this.transactions = service.context().getBean(TransactionOperations.class);
        this.population = Population.ofResources(1, resources, LocalDate.of(2026, 11, 2));
        this.threads = threads;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var resources = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        var threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        var folder = Files.createTempDirectory("records-bench");
        var settings = Map.<String, Object>of(
                "database.url",
                "",
                "database.folder",
                folder.toString(),
                "database.connections",
                16,
                "policies.seed",
                false); // their compiling would be measured along
        try (var service = RunningService.with(settings)) {
            new RecordsBench(service, folder, resources, threads).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws Exception {
        System.out.println(Machine.description() + ", " + threads + " threads load.");
        System.out.println(Timed.HEADER);
        generate();
        var floor = floor();
        load(OF_A_SMALL_STORE, floor);
        var small = patientSearch();
        load(Long.MAX_VALUE, floor);
        tellDisk();
        ask();
        tellGrowth(small);
        mixed();
    }

    /** What making the documents costs by itself. */
    private void generate() throws IOException {
        var few = Population.ofResources(1, 100_000, LocalDate.of(2026, 11, 2));
        few.write(new CountingLines()); // so that what is measured was compiled before
        var clock = new Stopwatch(this);
        var counting = new CountingLines();
        few.write(counting);
        clock.tell("generate", counting.lines(), 0);
    }

    private double floor() throws Exception {
        execute("CREATE TABLE bench_document (id text PRIMARY KEY, document bytea NOT NULL)");
        var lines = new ArrayList<byte[]>();
        for (int block = 0; lines.size() < OF_THE_FLOOR && block < population.blocks(); block++)
            population.block(block).lines().forEach(line -> lines.add(line.getBytes(UTF_8)));
        var clock = new Stopwatch(this);
        inParallel(lines.size() / IN_ONE_TRANSACTION, chunk -> keepDocuments(lines, chunk * IN_ONE_TRANSACTION));
        return clock.tell("floor of loading: documents in one table", lines.size(), 0);
    }

    /** Goes on where it was. */
    private void load(long wanted, double floor) throws Exception {
        var clock = new Stopwatch(this);
        var before = documents.get();
        inParallel(population.blocks() - loaded.get(), _ -> {
            if (documents.get() < wanted) loadBlock(loaded.getAndIncrement());
        });
        var now = documents.get();
        if (now > before) clock.tell("load " + (now - before) + " resources, after " + before, now - before, floor);
        execute("VACUUM ANALYZE");
    }

    /** Its cost should not depend on the size of the store. */
    private Timed patientSearch() {
        var random = new Random(7);
        return Timed.of(RecordQuestion.PATIENT_AND_CODE.words(), _ -> ask(RecordQuestion.PATIENT_AND_CODE, random));
    }

    private void tellGrowth(Timed small) {
        var large = patientSearch();
        small.tell("a patient's results with a code, at " + OF_A_SMALL_STORE, small);
        large.tell("the same, at " + documents.get(), small);
    }

    private interface Work {
        void on(int number) throws Exception;
    }

    private void inParallel(int count, Work work) throws Exception {
        var next = new AtomicInteger();
        Callable<Object> worker = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) work.on(i);
            return true;
        };
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(java.util.Collections.nCopies(threads, worker))) done.get();
        }
    }

    private void loadBlock(int block) {
        var lines = population
                .block(block)
                .lines()
                .map(line -> line.getBytes(UTF_8))
                .toList();
        lines.forEach(sample::see);
        documents.addAndGet(lines.size());
        bytes.addAndGet(lines.stream().mapToLong(line -> line.length).sum());
        var load = service.bean(LoadRecords.class);
        for (int i = 0; i < lines.size(); i += IN_ONE_TRANSACTION) {
            var prepared = load.prepare(lines.subList(i, Math.min(lines.size(), i + IN_ONE_TRANSACTION)));
            var loaded = transactions.executeWrite(_ -> load.storeAll(prepared, LOADING, LOADER));
            if (!loaded.refused().isEmpty())
                throw new IllegalStateException(
                        "refused: " + loaded.refused().getFirst().why());
        }
    }

    private void keepDocuments(List<byte[]> lines, int first) {
        var packed = lines.subList(first, first + IN_ONE_TRANSACTION).stream()
                .map(Packing::pack)
                .toArray(byte[][]::new);
        transactions.executeWrite(tx -> Sql.of(
                        tx.getConnection(),
                        "INSERT INTO bench_document SELECT 'o' || ? + place, document FROM unnest(?) WITH ORDINALITY"
                                + " AS new (document, place)",
                        first - 1,
                        (Object) packed)
                .update());
    }

    private void ask() {
        var random = new Random(5);
        var floor = Timed.of(
                "floor of reading: one document by its id", _ -> floorRead(random.nextInt(OF_THE_FLOOR - 300)));
        floor.tell(floor.what(), floor);
        Timed.of("read", _ -> read(sample.observation(random))).tell("read", floor);
        for (var question : RecordQuestion.values())
            Timed.of(question.words(), _ -> ask(question, random)).tell(question.words(), floor);
    }

    /** All questions in turn, by some clients at once. */
    private void mixed() throws Exception {
        var asked = new AtomicLong();
        var questions = RecordQuestion.values();
        Callable<Object> client = () -> {
            var random = new Random(asked.get());
            for (int i = 0; i < ASKED_BY_EACH; i++) {
                ask(questions[i % questions.length], random);
                asked.incrementAndGet();
            }
            return true;
        };
        var clock = new Stopwatch(this);
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            for (var done : pool.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) done.get();
        }
        clock.tell("mixed searches by " + CLIENTS + " clients", asked.get(), 0);
    }

    /** Time and CPU time since it was made, the database's included. */
    private record Stopwatch(RecordsBench bench, long start, double cpu) {
        Stopwatch(RecordsBench bench) {
            this(bench, System.nanoTime(), bench.cpuSeconds());
        }

        /** The rate. */
        double tell(String what, long count, double floor) {
            var rate = count * 1e9 / (System.nanoTime() - start);
            var ratio = floor == 0 ? "" : "%.2f".formatted(rate / floor);
            var millis = (bench.cpuSeconds() - cpu) * 1_000 / count;
            System.out.printf("| %s | %,.0f a second | | %s | %.3f |%n", what, rate, ratio, millis);
            return rate;
        }
    }

    private double cpuSeconds() {
        return Stream.concat(Stream.of(ProcessHandle.current()), databaseProcesses())
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e9;
    }

    private Stream<ProcessHandle> databaseProcesses() {
        try {
            var pid = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).stream()
                    .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object floorRead(int id) {
        return transactions.executeRead(
                tx -> Sql.of(tx.getConnection(), "SELECT document FROM bench_document WHERE id = ?", "o" + id)
                        .first(row -> Packing.unpack(row.bytes("document")))
                        .orElseThrow());
    }

    private Object read(RecordKey key) {
        return service.bean(ReadRecords.class).read(key, LOADER);
    }

    private Object ask(RecordQuestion question, Random random) {
        var query = QueryText.parse(question.query(sample, random));
        return service.bean(SearchRecords.class).search(question.type(), query, true, LOADER);
    }

    private void tellDisk() {
        long all = 0;
        for (var table : TABLES) {
            var size = size(table);
            all += size;
            tellBytes(table, size);
        }
        tellBytes("all of them, for resources of " + bytes.get() / documents.get() + " bytes", all);
    }

    private long size(String table) {
        return transactions.executeRead(
                tx -> Sql.of(tx.getConnection(), "SELECT pg_total_relation_size(?::regclass) AS bytes", table)
                        .first(row -> row.number("bytes"))
                        .orElseThrow());
    }

    private void tellBytes(String what, long size) {
        System.out.printf("| disk: %s | %,d bytes a resource | | | |%n", what, size / documents.get());
    }

    /** Outside of any transaction, as VACUUM wants it. */
    private void execute(String statement) {
        var database = service.bean(DatasourceConfiguration.class);
        try (var connection =
                        DriverManager.getConnection(database.getUrl(), database.getUsername(), database.getPassword());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
