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

    void wipe() {
        tamper("TRUNCATE audit_record, audit_head, audit_anchor, audit_anchored, audit_cut");
    }

    /** As the database's superuser may: past triggers. */
    void tamper(String statement) {
        onConnection(connection -> {
            Sql.of(connection, "SET session_replication_role = replica").update();
            return Sql.of(connection, statement).update();
        });
    }

    /** Appends to this lane alone: the others are in another transaction's hands meanwhile. */
    void appendInLane(int lane, int records) {
        onConnection(connection -> {
            try {
                inTransaction(() -> context.getBean(AuditChains.class).take(Place.ONLY_TENANT));
                connection.setAutoCommit(false);
                Sql.of(connection, "SELECT 1 FROM audit_head WHERE lane <> ? FOR UPDATE", lane)
                        .list(row -> 1);
                for (int i = 0; i < records; i++) append(reading("p-" + i));
                connection.rollback();
                return lane;
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What the best of forgers would do: change one record and make all that follow it fit, the head included. */
    void rewriteLane(int lane, long from) {
        tamper("UPDATE audit_record SET record = replace(record, '\"status\":200', '\"status\":404') WHERE lane = "
                + lane + " AND seq = " + from);
        onConnection(connection -> {
            Sql.of(connection, "SET session_replication_role = replica").update();
            var last = Sql.of(connection, "SELECT seq AS count FROM audit_head WHERE lane = ?", lane)
                    .first(row -> row.number("count"))
                    .orElseThrow();
            for (long seq = from; seq <= last; seq++) rehash(connection, lane, seq);
            return Sql.of(
                            connection,
                            "UPDATE audit_head h SET hash = r.hash FROM audit_record r WHERE h.lane = r.lane"
                                    + " AND h.tenant = r.tenant AND h.seq = r.seq AND h.lane = " + lane)
                    .update();
        });
    }

    private static void rehash(Connection connection, int lane, long seq) {
        Sql.of(
                        connection,
                        "UPDATE audit_record r SET prev = b.hash, record = regexp_replace(r.record,"
                                + " '\"prev\":\"sha256:[0-9a-f]*\"', '\"prev\":\"sha256:' || encode(b.hash, 'hex') || '\"')"
                                + " FROM audit_record b WHERE b.lane = r.lane AND b.seq = r.seq - 1 AND r.lane = ? AND r.seq = ?",
                        lane,
                        seq)
                .update();
        Sql.of(
                        connection,
                        "UPDATE audit_record SET hash = sha256(prev || convert_to(record, 'UTF8')) WHERE lane = ? AND seq = ?",
                        lane,
                        seq)
                .update();
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
