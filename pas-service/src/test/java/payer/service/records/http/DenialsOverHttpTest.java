package payer.service.records.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** What is refused by what only the content of a request tells is on record as any other refusal. */
class DenialsOverHttpTest {
    private static final RunningService SERVICE = RunningService.shared();

    private final String call = UUID.randomUUID().toString();
    private final String began = Instant.now().minusSeconds(1).toString();

    @Test
    void a_search_along_what_may_not_be_seen() {
        var loader = SERVICE.as("demo-loader", "system/Observation.rs");
        var refused = SERVICE.send(SERVICE.request("/records/fhir/Observation?patient.identifier=x", loader)
                .header("X-Request-Id", call)
                .GET());
        assertEquals(403, refused.statusCode());
        assertTrue(
                refused.headers().firstValue("WWW-Authenticate").orElse("").contains("insufficient_scope"),
                refused.headers().toString());
        assertDenied("search-type", "Observation", "");
    }

    @Test
    void an_entry_of_a_batch() {
        var loader = SERVICE.as("demo-loader", "system/Patient.rs");
        var body = """
                {"resourceType":"Bundle","type":"batch","entry":[
                 {"request":{"method":"GET","url":"Observation/o-1"}}]}""";
        var answer = SERVICE.send(SERVICE.request("/records/fhir", loader)
                .header("Content-Type", "application/fhir+json")
                .header("X-Request-Id", call)
                .POST(BodyPublishers.ofString(body)));
        assertTrue(answer.body().contains("403"), answer.body());
        assertDenied("read", "Observation", "\"id\":\"o-1\"");
    }

    private void assertDenied(String interaction, String type, String more) {
        var auditor = SERVICE.as("demo-operator", "role/auditor");
        var page = SERVICE.get("/admin/audit/records?limit=1000&client=demo-loader&from=" + began, auditor)
                .body();
        var wanted =
                List.of("\"op\":\"" + interaction + "\"", "\"type\":\"" + type + "\"", "\"decision\":\"deny\"", more);
        assertTrue(
                page.replace("{\"api\"", "\n{\"api\"")
                        .lines()
                        .anyMatch(record ->
                                record.contains(call) && wanted.stream().allMatch(record::contains)),
                page);
    }
}
