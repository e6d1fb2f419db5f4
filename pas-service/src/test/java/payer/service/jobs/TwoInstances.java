package payer.service.jobs;

import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import payer.service.database.Sql;
import payer.service.running.TestDatabase;

/** Two instances of the service without their doors, on one database, with quick leases. */
final class TwoInstances implements AutoCloseable {
    private final String database;
    private final ApplicationContext one;
    private final ApplicationContext other;

    private TwoInstances(String database) {
        this.database = database;
        this.one = instance(database, Map.of());
        this.other = instance(database, Map.of());
    }

    static TwoInstances start() {
        return new TwoInstances(TestDatabase.fresh());
    }

    static ApplicationContext instance(String database, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "service.mode", "demo",
                "database.url", database,
                "database.connections", 10,
                "jobs.poll", "50ms",
                "jobs.heartbeat", "200ms",
                "jobs.missed-heartbeats", 4,
                "jobs.wait-for-room", "50ms",
                "jobs.grace", "300ms",
                "outbox.lease", "1s",
                "test.jobs", "true"));
        settings.putAll(more);
        return ApplicationContext.run(settings, "test");
    }

    ApplicationContext one() {
        return one;
    }

    ApplicationContext other() {
        return other;
    }

    String database() {
        return database;
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    TransactionOperations<Connection> transactions() {
        return one.getBean(TransactionOperations.class);
    }

    List<String> noted(String name) {
        return onConnection(
                connection -> Sql.of(connection, "SELECT what FROM noted WHERE name = ? ORDER BY number", name)
                        .list(row -> row.text("what")));
    }

    long count(String query) {
        return onConnection(connection ->
                Sql.of(connection, query).first(row -> row.number("count")).orElseThrow());
    }

    /** On a connection of its own, as anyone else would see it. */
    long countElsewhere(String query) {
        return count(query);
    }

    void run(String statement) {
        onConnection(connection -> Sql.of(connection, statement).update());
    }

    private <T> T onConnection(java.util.function.Function<Connection, T> use) {
        return on(database, use);
    }

    static <T> T on(String database, java.util.function.Function<Connection, T> use) {
        try (var connection = DriverManager.getConnection(database, "postgres", "postgres")) {
            return use.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
