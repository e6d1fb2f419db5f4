package payer.service.records.reindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

/** A parameter that is added to an installation with records: not answered before these are indexed for it, and then fully. */
class ReindexTest {
    private static final int RECORDS = 450;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PARAMETER = """
        [{"resourceType":"SearchParameter","url":"urn:test:eye-color","code":"eye-color","type":"token","base":["Patient"],\
        "expression":"Patient.extension.where(url='urn:test:eye-color').value.ofType(code)"}]\
        """;

    @TempDir
    Path folder;

    @Test
    void a_new_parameter_is_answered_once_all_records_are_indexed_for_it() throws IOException {
        var database = TestDatabase.fresh();
        try (var before = RunningService.with(Map.of("database.url", database))) {
            fill(before);
            assertEquals(400, search(before, "eye-color=green").statusCode());
        }
        var file = Files.writeString(folder.resolve("parameters.json"), PARAMETER);
        var settings = new HashMap<String, Object>(
                Map.of("database.url", database, "records.index.parameters", file.toString()));
        settings.put("jobs.enabled", false);
        try (var waiting = RunningService.with(settings)) {
            var refused = search(waiting, "eye-color=green");
            assertEquals(503, refused.statusCode(), refused.body());
            assertTrue(refused.body().contains("still being indexed"), refused.body());
            assertEquals(200, search(waiting, "family=Iris").statusCode(), "the others are answered as ever");
        }
        settings.put("jobs.enabled", true);
        try (var after = RunningService.with(settings)) {
            var found = answered(after);
            assertTrue(
                    found.body().contains("\"total\":" + RECORDS / 3),
                    found.body().substring(0, 300));
        }
    }

    private static void fill(RunningService service) {
        for (int first = 0; first < RECORDS; first += 150) {
            var entries = new StringBuilder();
            for (int i = first; i < first + 150; i++)
                entries.append(entries.isEmpty() ? "" : ",").append(entry(i));
            var body = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}";
            var headers = service.as("demo-loader", "system/*.cruds role/data-steward");
            var answer = service.send(service.request("/records/fhir", headers)
                    .header("Content-Type", "application/fhir+json")
                    .POST(BodyPublishers.ofString(body)));
            assertEquals(200, answer.statusCode(), answer.body());
        }
    }

    private static String entry(int number) {
        var color = number % 3 == 0 ? "green" : "brown";
        return """
            {"resource":{"resourceType":"Patient","id":"e%d","extension":[{"url":"urn:test:eye-color","valueCode":"%s"}],\
            "name":[{"family":"Iris"}]},"request":{"method":"PUT","url":"Patient/e%d"}}\
            """.formatted(number, color, number);
    }

    private static HttpResponse<String> search(RunningService service, String query) {
        var headers = new java.util.ArrayList<>(java.util.List.of(service.as("demo-loader", "system/*.cruds")));
        headers.addAll(java.util.List.of("Prefer", "handling=strict"));
        return service.get("/records/fhir/Patient?_total=accurate&_count=1&" + query, headers.toArray(String[]::new));
    }

    private static HttpResponse<String> answered(RunningService service) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = search(service, "eye-color=green");
        while (answer.statusCode() == 503 && System.nanoTime() < end) answer = search(service, "eye-color=green");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer;
    }
}
