package payer.service.running;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * One PostgreSQL for all tests of this process; each test that asks gets a database of its own in it, with the tables as the
 * migrations leave them and nothing in them. It is a copy: migrating would take each service a second.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String MIGRATED = "migrated";

    private TestDatabase() {}

    /** The JDBC address of a new one. */
    public static String fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES, "CREATE DATABASE " + name + " TEMPLATE " + MIGRATED);
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("max_connections", "400")
                        .start();
                migrate(postgres);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void migrate(EmbeddedPostgres postgres) {
            execute(postgres, "CREATE DATABASE " + MIGRATED);
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", MIGRATED))
                    .locations("classpath:db/migration")
                    .outOfOrder(true)
                    .load()
                    .migrate();
        }
    }
}
