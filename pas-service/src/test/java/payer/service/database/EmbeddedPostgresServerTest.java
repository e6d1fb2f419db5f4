package payer.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    @Test
    void acknowledges_a_commit_only_when_it_is_on_disk(@TempDir Path folder) throws SQLException {
        try (var server = EmbeddedPostgresServer.start(folder, true)) {
            assertEquals("on", ask(server.url(), "SHOW fsync"));
            assertEquals("on", ask(server.url(), "SHOW synchronous_commit"));
            assertEquals("on", ask(server.url(), "SHOW full_page_writes"));
        }
    }

    @Test
    void keeps_its_data_over_a_restart(@TempDir Path folder) throws SQLException {
        try (var server = EmbeddedPostgresServer.start(folder, true)) {
            ask(server.url(), "CREATE TABLE kept AS SELECT 42 AS answer; SELECT 'made'");
        }
        try (var server = EmbeddedPostgresServer.start(folder, true)) {
            assertEquals("42", ask(server.url(), "SELECT answer FROM kept"));
        }
    }

    @Test
    void refuses_a_folder_that_another_running_service_uses(@TempDir Path folder) {
        try (var server = EmbeddedPostgresServer.start(folder, false)) {
            var refused = assertThrows(
                    IllegalStateException.class,
                    () -> EmbeddedPostgresServer.start(folder, false).close());
            assertTrue(String.valueOf(refused.getMessage()).contains("in use by another running service"));
            assertTrue(Files.exists(folder.resolve("postgresql/postmaster.pid")), server.url());
        }
    }

    @Test
    void starts_the_server_again_when_it_dies(@TempDir Path folder) throws Exception {
        try (var server = EmbeddedPostgresServer.start(folder, true)) {
            ask(server.url(), "CREATE TABLE kept AS SELECT 42 AS answer; SELECT 'made'");
            var pid = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                    .getFirst();
            new ProcessBuilder("kill", "-9", pid.strip()).start().waitFor();
            assertEquals("42", askPatiently(server.url(), "SELECT answer FROM kept"));
        }
    }

    private static String askPatiently(String url, String sql) throws SQLException {
        var limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return ask(url, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > limit) throw e;
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            var more = statement.execute(sql);
            while (!more && statement.getUpdateCount() >= 0) more = statement.getMoreResults();
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
