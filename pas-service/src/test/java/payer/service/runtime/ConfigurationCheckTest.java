package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.running.RunningService;

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
