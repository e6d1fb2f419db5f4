package payer.service.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import payer.service.audit.AccessTrail;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.Answer;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.audit.AuditVerification;
import payer.service.audit.DataCategory;
import payer.service.database.Sql;
import payer.service.jobs.Message;
import payer.service.jobs.Outbox;
import payer.service.jobs.OutboxConsumer;

/**
 * Measures, on an embedded database with durable commits, what an audit record costs a transaction, how fast the trail is
 * verified, and how fast and how soon messages are delivered.
 *
 * <pre>./pas bench trail [SECONDS]</pre>
 */
public final class TrailBench {
    private static final AuditEntry ENTRY = AuditEntry.of(
                    Act.search("ExplanationOfBenefit", "patient=*&service-date=ge2026"),
                    new Actor("c-77", "provider-backend", "org-9", Optional.of("Practitioner/7"), Optional.empty()))
            .correlation("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .patients(List.of("p-123"))
            .answer(new Answer(200, 12, 34_567, Set.of(DataCategory.CLAIMS)));

    private final ApplicationContext context;
    private final TransactionOperations<Connection> transactions;
    private final Duration time;

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private TrailBench(ApplicationContext context, Duration time) {
        this.context = context;
        this.transactions = context.getBean(TransactionOperations.class);
        this.time = time;
    }

    public static void main(String[] arguments) throws Exception {
        var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        var folder = Files.createTempDirectory("trail-bench");
        var settings = Map.<String, Object>of(
                "service.mode", "demo", "database.folder", folder, "database.connections", 24, "bench.outbox", "true");
        try (var context = ApplicationContext.run(settings, "bench")) {
            System.out.println(Machine.description());
            var bench = new TrailBench(context, Duration.ofSeconds(seconds));
            bench.audit();
            bench.verification();
            bench.outbox();
        }
        System.exit(0);
    }

    private void audit() throws Exception {
        run("CREATE TABLE bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)");
        for (var threads : List.of(1, 8)) {
            rate(threads, this::insert);
            var plain = rate(threads, this::insert);
            rate(threads, this::insertAndAppend);
            var audited = rate(threads, this::insertAndAppend);
            System.out.printf(
                    "%d threads: %,.0f transactions/s without audit, %,.0f with, ratio %.2f%n",
                    threads, plain, audited, audited / plain);
        }
        for (var threads : List.of(1, 8, 64)) {
            rate(threads, this::look);
            System.out.printf("%d threads: %,.0f accesses/s put on record%n", threads, rate(threads, this::look));
        }
        System.out.printf("an append takes %.3f ms of its transaction%n", appendMillis());
    }

    private Connection insert() {
        return transactions.executeWrite(status -> row(status.getConnection()));
    }

    private Connection insertAndAppend() {
        return transactions.executeWrite(status -> {
            context.getBean(AuditTrail.class).append(ENTRY);
            return row(status.getConnection());
        });
    }

    private AuditEntry look() {
        context.getBean(AccessTrail.class).append(ENTRY);
        return ENTRY;
    }

    private static Connection row(Connection connection) {
        Sql.of(connection, "INSERT INTO bench_row (body) VALUES (?)", "x".repeat(500))
                .update();
        return connection;
    }

    private double appendMillis() {
        var trail = context.getBean(AuditTrail.class);
        var count = 2_000;
        var nanos = new LongAdder();
        for (int i = 0; i < count; i++)
            transactions.executeWrite(_ -> {
                var start = System.nanoTime();
                var place = trail.append(ENTRY);
                nanos.add(System.nanoTime() - start);
                return place;
            });
        return nanos.sum() / 1e6 / count;
    }

    private double rate(int threads, Runnable transaction) throws Exception {
        var done = new LongAdder();
        var end = System.nanoTime() + time.toNanos();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var loops = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < threads; i++)
                loops.add(() -> {
                    while (System.nanoTime() < end) {
                        transaction.run();
                        done.increment();
                    }
                    return true;
                });
            for (var loop : pool.invokeAll(loops)) loop.get();
        }
        return done.sum() / (double) time.toSeconds();
    }

    private void verification() {
        var start = System.nanoTime();
        var report = context.getBean(AuditVerification.class).verify();
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "verification: %,d records in %.1f s, %,.0f/s, intact: %s%n",
                report.records(), seconds, report.records() / seconds, report.intact());
    }

    private void outbox() throws Exception {
        for (var keys : List.of(1_000, 1)) throughput(keys);
        latency();
    }

    /** Four threads put, ten messages a transaction, while they are delivered. */
    private void throughput(int keys) throws Exception {
        var messages = 40_000;
        var before = Counter.COUNT.get();
        var start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < messages / 10; i++) {
                var batch = i;
                var _ = pool.submit(() -> put(batch, keys));
            }
        }
        var putSeconds = (System.nanoTime() - start) / 1e9;
        while (Counter.COUNT.get() - before < messages) LockSupport.parkNanos(1_000_000);
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "outbox, %,d messages of %,d keys: put at %,.0f/s, delivered at %,.0f/s%n",
                messages, keys, messages / putSeconds, messages / seconds);
    }

    private boolean put(int batch, int keys) {
        var outbox = context.getBean(Outbox.class);
        return transactions.executeWrite(_ -> {
            for (int i = 0; i < 10; i++)
                outbox.put("bench", "key " + (batch * 10 + i) % keys, new Parcel(System.nanoTime()));
            return true;
        });
    }

    private void latency() {
        Counter.NANOS.clear();
        for (int i = 0; i < 500; i++) {
            put1(i);
            LockSupport.parkNanos(5_000_000);
        }
        while (Counter.NANOS.size() < 500) LockSupport.parkNanos(1_000_000);
        var sorted = Counter.NANOS.stream().sorted().toList();
        System.out.printf(
                "outbox, from put (before its commit) to delivery: p50 %.1f ms, p99 %.1f ms%n",
                sorted.get(250) / 1e6, sorted.get(495) / 1e6);
    }

    private void put1(int key) {
        var outbox = context.getBean(Outbox.class);
        transactions.executeWrite(_ -> {
            outbox.put("bench", "latency " + key, new Parcel(System.nanoTime()));
            return key;
        });
    }

    private void run(String statement) {
        transactions.executeWrite(
                status -> Sql.of(status.getConnection(), statement).update());
    }

    record Parcel(long sentAt) {}

    /** Takes a message and does nothing. */
    @jakarta.inject.Singleton
    @io.micronaut.context.annotation.Requires(property = "bench.outbox")
    static class Counter implements OutboxConsumer<Parcel> {
        static final AtomicInteger COUNT = new AtomicInteger();
        static final java.util.Collection<Long> NANOS = new java.util.concurrent.ConcurrentLinkedQueue<>();

        @Override
        public String name() {
            return "bench";
        }

        @Override
        public String topic() {
            return "bench";
        }

        @Override
        public Class<Parcel> payload() {
            return Parcel.class;
        }

        @Override
        public void handle(Message<Parcel> message) {
            NANOS.add(System.nanoTime() - message.payload().sentAt());
            COUNT.incrementAndGet();
        }
    }
}
