package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

class ConfigurationCheckTest {

    @ParameterizedTest
    @CsvSource({
        "database.conections,     8,        database.conections",
        "service.time-zon,        UTC,      service.time-zon",
        "database.patience,       soon,     database.patience",
        "database.connections,    1,        connections",
        "service.url,             http://x/, service.url",
        "service.mode,            testing,  service.mode"
    })
    void a_wrong_setting_stops_the_start_and_is_named(String key, String value, String named) {
        var refused = assertThrows(
                RuntimeException.class,
                () -> RunningService.with(Map.of(key, value)).close());
        assertTrue(messages(refused).contains(named), () -> messages(refused));
    }

    @ParameterizedTest
    @CsvSource({
        "audit.keep-years,      3,                                audit.keep-years",
        "database.connections,  1,                                database.connections",
        "security.token-life,   10m,                              security.token-life",
        "security.key-secret,   abc,                              security.key-secret",
        "crd.deadline,          30s,                              crd.deadline",
        "service.time-zone,     Mars/X,                           service.time-zone",
        "service.port,          99999,                            service.port",
        "database.url,          jdbc:mysql://localhost/x,         database.url",
        "database.url,          jdbc:postgresql://127.0.0.1:1/x,  database.url: no PostgreSQL answers"
    })
    void what_cannot_be_used_is_told_in_two_lines_by_the_name_of_its_key(String key, String value, String named) {
        assertTold(key, value, named);
    }

    @Test
    void a_database_that_is_not_there_is_told() {
        assertTold(
                "database.url",
                TestDatabase.fresh().replaceFirst("/test_\\d+", "/not_there"),
                "database.url: that server has no such database");
    }

    private static void assertTold(String key, String value, String named) {
        var refused = assertThrows(
                RuntimeException.class,
                () -> RunningService.with(Map.of(key, value)).close());
        var told = ServiceStart.mendable(refused).orElseThrow(() -> new AssertionError(messages(refused)));
        assertTrue(told.contains(named) && told.lines().count() <= 2, told);
    }

    @Test
    void a_known_setting_is_taken() {
        try (var service = RunningService.with(Map.of("database.patience", "3s"))) {
            assertTrue(service.port() > 0);
        }
    }

    private static String messages(Throwable failure) {
        var all = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause())
            all.append(t.getMessage()).append('\n');
        return all.toString();
    }
}
