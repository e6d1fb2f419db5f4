package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

class ProductionTest {

    @Test
    void does_not_start_on_plain_http() {
        assertTrue(refusal(Map.of("service.url", "http://payer.example"))
                .contains("service.url must be an https address"));
        assertTrue(refusal(Map.of("service.url", "https://payer.example")).contains("service.behind-tls-proxy"));
    }

    @Test
    void does_not_start_on_the_embedded_database_or_its_password() {
        assertTrue(refusal(Map.of("database.url", "")).contains("database.url is not set"));
        assertTrue(
                refusal(Map.of("database.url", TestDatabase.fresh())).contains("database.password is the default one"));
    }

    private static String refusal(Map<String, Object> settings) {
        var production = new HashMap<>(settings);
        production.put("service.mode", "production");
        production.putIfAbsent("database.url", TestDatabase.fresh());
        var refused = assertThrows(
                RuntimeException.class, () -> RunningService.with(production).close());
        var all = new StringBuilder();
        for (Throwable t = refused; t != null; t = t.getCause())
            all.append(t.getMessage()).append('\n');
        return all.toString();
    }
}
