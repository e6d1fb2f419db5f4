package payer.service.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

class LoadDemoTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ROSA = "/records/fhir/Patient?family:exact=Rivera&given=Rosa";

    @Test
    void a_demo_installation_fills_itself_once_and_then_keeps_what_it_has() {
        var settings = Map.<String, Object>of("demo.load", true, "database.url", TestDatabase.fresh());
        try (var first = RunningService.with(settings)) {
            waitUntilReady(first);
            var rosa = get(first, ROSA);
            assertTrue(rosa.contains("\"total\":1"), rosa);
            assertTrue(rosa.contains("1948-03-12"), rosa);
        }
        try (var second = RunningService.with(settings)) {
            waitUntilReady(second);
            assertEquals(1, occurrences(get(second, ROSA), "\"versionId\":\"1\""));
            assertTrue(get(second, "/records/fhir/Patient?_lastUpdated=ge2000&_summary=count")
                    .contains("\"total\":"));
        }
    }

    @Test
    void dates_count_from_the_day_of_loading() {
        var files = new DemoFiles();
        var today = java.time.LocalDate.of(2026, 11, 21);
        for (var name : files.bundles()) {
            var text = new String(files.bundle(name, today), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(!text.contains("{{"), name);
        }
        assertTrue(!files.bundles().isEmpty());
    }

    private static void waitUntilReady(RunningService service) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (service.get("/health/readiness").statusCode() != 200
                || answer(service, ROSA).statusCode() != 200) {
            assertTrue(System.nanoTime() < end, "not ready within " + LIMIT);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String get(RunningService service, String path) {
        return answer(service, path).body();
    }

    private static HttpResponse<String> answer(RunningService service, String path) {
        return service.get(path, service.as("demo-loader", "system/*.rs"));
    }

    private static int occurrences(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
