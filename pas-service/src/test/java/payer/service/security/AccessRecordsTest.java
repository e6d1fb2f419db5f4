package payer.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.service.running.Browser;
import payer.service.running.RunningService;

/** Each call of somebody known is on record once, with what was really sent. */
class AccessRecordsTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String[] AUDITOR = SERVICE.as("demo-operator", "role/auditor");

    private final String call = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "demo-ehr; system/*.rs; /pas/2.2/fhir/Task?status=requested; 200; search-type; Task",
                "demo-ehr; system/*.rs; /pas/2.2/fhir/ClaimResponse/nobodys; 404; read; ClaimResponse",
                "demo-loader; system/*.rs; /records/fhir/Patient/nobody; 404; read; Patient",
                "demo-loader; system/*.rs; /records/fhir/Patient?birthdate=soon; 400; search-type; Patient",
                "demo-provider; system/*.rs; /dtr/2.0/fhir/Questionnaire?_count=1; 200; search-type; Questionnaire",
                "demo-operator; role/operator; /admin/clients; 200; get; route",
                "demo-operator; role/operator; /admin/jobs; 200; get; route",
                "demo-operator; role/policy-author; /policies; 200; get; route",
            })
    void what_says_nothing_itself_is_on_record_as_a_call(
            String client, String scope, String path, int status, String act, String type) {
        var answer = get(path, SERVICE.as(client, scope));
        assertEquals(status, answer.statusCode(), answer.body());
        var record = only();
        assertEquals(status, record.path("status").asInt(), record::toString);
        assertEquals(act, record.at("/req/op").asText(), record::toString);
        assertEquals(type, record.at("/req/type").asText(), record::toString);
    }

    @Test
    void what_was_not_sent_is_not_told_as_shown() {
        var loader = SERVICE.as("demo-loader", "system/*.cruds role/data-steward");
        var path = "/records/fhir/Patient/" + made(loader);
        var tag = SERVICE.get(path, loader).headers().firstValue("ETag").orElseThrow();
        var unchanged = get(path, loader[0], loader[1], "If-None-Match", tag);
        assertEquals(304, unchanged.statusCode());
        assertEquals(304, only().path("status").asInt());
        assertEquals(0, only().path("bytes").asInt());
    }

    @Test
    void the_size_is_that_of_what_was_sent() {
        var loader = SERVICE.as("demo-loader", "system/*.cruds role/data-steward");
        var path = "/records/fhir/Patient/" + made(loader);
        var xml = get(path, loader[0], loader[1], "Accept", "application/fhir+xml");
        assertEquals(xml.body().length(), only().path("bytes").asInt(), xml.body());
        assertEquals(1, only().path("rows").asInt());
    }

    @Test
    void a_token_can_be_traced_back_to_its_grant() {
        var loader = SERVICE.as("demo-loader", "system/Patient.rs");
        get("/records/fhir/Patient/nobody", loader);
        var hash = only().path("jti").asText();
        var grants = all().filter(record -> record.at("/req/op").asText().equals("token-granted"))
                .filter(record -> record.path("jti").asText().equals(hash))
                .toList();
        assertEquals(1, grants.size(), hash);
        assertEquals(200, grants.getFirst().path("status").asInt());
    }

    @Test
    void a_page_is_on_record_when_somebody_opens_it_and_not_when_it_looks_by_itself() {
        var nurse = Browser.of(SERVICE, "demo-nurse");
        assertEquals(200, nurse.get("/review", "X-Request-Id", call).statusCode());
        assertEquals("demo-nurse", only().path("user").asText(), only()::toString);
        assertEquals(
                200,
                nurse.get("/review", "X-Request-Id", call, "X-By-Itself", "1").statusCode());
        only();
    }

    private String made(String... as) {
        var id = "sent-" + UUID.randomUUID();
        var body = "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":true}";
        var answer = SERVICE.send(
                SERVICE.request("/records/fhir/Patient/" + id, as[0], as[1], "Content-Type", "application/fhir+json")
                        .PUT(BodyPublishers.ofString(body)));
        assertEquals(201, answer.statusCode(), answer.body());
        return id;
    }

    private HttpResponse<String> get(String path, String... headers) {
        var all = Stream.concat(Stream.of(headers), Stream.of("X-Request-Id", call))
                .toArray(String[]::new);
        return SERVICE.get(path, all);
    }

    private JsonNode only() {
        var found = all().filter(record -> record.toString().contains(call)).toList();
        assertEquals(1, found.size(), found::toString);
        return found.getFirst();
    }

    private static Stream<JsonNode> all() {
        var answer = SERVICE.get(
                "/admin/audit/export?from=" + java.time.LocalDate.now(java.time.Clock.systemUTC()), AUDITOR);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().endsWith("\n"));
        return List.of(answer.body().split("\n", -1)).stream()
                .filter(line -> !line.isBlank())
                .map(AccessRecordsTest::tree);
    }

    private static JsonNode tree(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
