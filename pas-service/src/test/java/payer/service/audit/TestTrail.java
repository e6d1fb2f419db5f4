package payer.service.audit;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import payer.service.database.Sql;
import payer.service.running.TestDatabase;
import payer.service.runtime.Ids;

/** An audit trail of its own, with a clock that can be set. Nothing runs beside the test. */
final class TestTrail implements AutoCloseable {
    private final ApplicationContext context;
    private final String database;
    private final SettableClock clock = new SettableClock();
    private final AuditTrail trail;

    private TestTrail(String database, Map<String, Object> more) {
        this.database = database;
        this.context = ApplicationContext.run(settings(database, more), "test");
        this.trail = new ChainedAuditTrail(
                context.getBean(AuditChains.class), transactions(), context.getBean(Ids.class), clock);
    }

    static TestTrail start() {
        return start(Map.of());
    }

    static TestTrail start(Map<String, Object> more) {
        return new TestTrail(TestDatabase.fresh(), more);
    }

    private static Map<String, Object> settings(String database, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "service.mode",
                "demo",
                "database.url",
                database,
                "database.folder",
                temporaryFolder(),
                "database.connections",
                10,
                "jobs.enabled",
                "false",
                "outbox.enabled",
                "false"));
        settings.putAll(more);
        return settings;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("audit-test");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static AuditEntry reading(String patient) {
        return AuditEntry.of(
                        Act.rest("read", "Patient", patient),
                        new Actor("c-77", "provider-backend", "org-9", Optional.empty(), Optional.empty()))
                .patients(List.of(patient))
                .answer(new Answer(200, 1, 2_048, java.util.Set.of(DataCategory.DEMOGRAPHICS)));
    }

    ApplicationContext context() {
        return context;
    }

    /** Empty for the real time. Makes the month's partition, too. */
    void atTime(String moment) {
        clock.moment = moment.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(moment));
        inTransaction(() -> {
            context.getBean(AuditPartitions.class).make(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            return moment;
        });
    }

    Clock clock() {
        return clock;
    }

    /** The trail itself, which needs a transaction. */
    AuditTrail unbound() {
        return trail;
    }

    RecordPlace append(AuditEntry entry) {
        return inTransaction(() -> trail.append(entry));
    }

    <T> T inTransaction(Callable<T> work) {
        return transactions().executeWrite(_ -> work.call());
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    TransactionOperations<Connection> transactions() {
        return context.getBean(TransactionOperations.class);
    }

    String text(RecordPlace place) {
        return onConnection(connection -> Sql.of(
                        connection,
                        "SELECT record FROM audit_record WHERE tenant = ? AND lane = ? AND day = ? AND seq = ?",
                        place.tenant(),
                        place.lane(),
                        place.day(),
                        place.seq())
                .first(row -> row.text("record"))
                .orElseThrow());
    }

    long firstOf(RecordPlace chain) {
        return onConnection(connection -> Sql.of(
                        connection,
                        "SELECT min(seq) AS count FROM audit_record WHERE tenant = ? AND lane = ? AND day = ?",
                        chain.tenant(),
                        chain.lane(),
                        chain.day())
                .first(row -> row.number("count"))
                .orElseThrow());
    }

    long count(String query) {
        return onConnection(connection ->
                Sql.of(connection, query).first(row -> row.number("count")).orElseThrow());
    }

    void run(String statement) {
        onConnection(connection -> Sql.of(connection, statement).update());
    }

    /** As the database's superuser may: past triggers. */
    void tamper(String statement) {
        onConnection(connection -> {
            Sql.of(connection, "SET session_replication_role = replica").update();
            return Sql.of(connection, statement).update();
        });
    }

    <T> T onConnection(Function<Connection, T> use) {
        try (var connection = DriverManager.getConnection(database, "postgres", "postgres")) {
            return use.apply(connection);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class SettableClock extends Clock {
        private volatile Optional<Instant> moment = Optional.empty();

        @Override
        public Instant instant() {
            return moment.orElseGet(Clock.systemUTC()::instant);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
