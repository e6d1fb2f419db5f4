package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

class AnswersOverHttpTest {
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true}";

    private final RunningService service = Probe.SERVICE;

    @Test
    void a_resource_is_answered_in_json_with_the_headers_of_its_version() {
        var answer = service.get("/probe/fhir/Patient/p1");
        assertEquals(200, answer.statusCode());
        assertEquals(JSON + ";charset=utf-8", header(answer, "Content-Type"));
        assertEquals("W/\"7\"", header(answer, "ETag"));
        assertEquals("Fri, 1 May 2026 10:00:00 GMT", header(answer, "Last-Modified"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertTrue(answer.body().contains("Smïth"), answer.body());
    }

    @Test
    void the_client_chooses_the_format() {
        assertEquals(
                XML + ";charset=utf-8", header(service.get("/probe/fhir/Patient/p1", "Accept", XML), "Content-Type"));
        assertTrue(service.get("/probe/fhir/Patient/p1?_format=xml", "Accept", JSON)
                .body()
                .startsWith("<Patient"));
        assertTrue(service.get("/probe/fhir/Patient/p1?_format=application/fhir+json", "Accept", XML)
                .body()
                .startsWith("{"));
        assertTrue(service.get("/probe/fhir/Patient/p1?_pretty=true").body().contains("\n"));
    }

    @Test
    void a_format_that_we_do_not_speak_is_told_in_one_that_we_do() {
        var answer = service.get("/probe/fhir/Patient/p1", "Accept", "text/csv");
        assertEquals(406, answer.statusCode());
        assertEquals(
                "not-supported",
                Probe.outcome(answer).getIssueFirstRep().getCode().toCode());
        assertEquals(406, service.get("/probe/fhir/Patient/p1?_format=ttl").statusCode());
        assertEquals(
                406,
                service.get("/probe/fhir/Patient/p1", "Accept", JSON + ";fhirVersion=5.0")
                        .statusCode());
    }

    @Test
    void what_the_client_has_is_not_sent_again() {
        assertEquals(
                304,
                service.get("/probe/fhir/Patient/p1", "If-None-Match", "W/\"7\"")
                        .statusCode());
        assertEquals(
                304,
                service.get("/probe/fhir/Patient/p1", "If-None-Match", "\"1\", \"7\"")
                        .statusCode());
        assertEquals(
                200,
                service.get("/probe/fhir/Patient/p1", "If-None-Match", "W/\"6\"")
                        .statusCode());
        assertEquals(304, since("Fri, 01 May 2026 10:00:00 GMT"));
        assertEquals(200, since("Fri, 01 May 2026 09:59:59 GMT"));
        assertEquals(200, since("yesterday"));
        var unchanged = service.get("/probe/fhir/Patient/p1", "If-None-Match", "*");
        assertEquals("W/\"7\"", header(unchanged, "ETag"));
        assertEquals("", unchanged.body());
    }

    private int since(String date) {
        return service.get("/probe/fhir/Patient/p1", "If-Modified-Since", date).statusCode();
    }

    @Test
    void a_head_request_has_the_headers_and_no_body() {
        var request = service.request("/probe/fhir/Patient/p1").method("HEAD", HttpRequest.BodyPublishers.noBody());
        var answer = service.send(request);
        assertEquals(200, answer.statusCode());
        assertEquals("W/\"7\"", header(answer, "ETag"));
        assertEquals("", answer.body());
        var whole = service.get("/probe/fhir/Patient/p1");
        assertEquals(header(whole, "Content-Length"), header(answer, "Content-Length"));
        assertEquals(header(whole, "Content-Type"), header(answer, "Content-Type"));
        assertEquals("", header(answer, "Connection"), "the connection can be used again");
    }

    @Test
    void a_write_is_answered_as_preferred() {
        var shown = service.post("/probe/fhir/Patient", PATIENT, "Content-Type", JSON);
        assertEquals(201, shown.statusCode());
        assertEquals("W/\"1\"", header(shown, "ETag"));
        assertTrue(header(shown, "Location").endsWith("/Patient/p1/_history/1"));
        assertTrue(shown.body().contains("\"active\":true"));

        var minimal = service.post("/probe/fhir/Patient", PATIENT, "Content-Type", JSON, "Prefer", "return=minimal");
        assertEquals(201, minimal.statusCode());
        assertEquals("", minimal.body());
        assertEquals("W/\"1\"", header(minimal, "ETag"));

        var outcome =
                service.post("/probe/fhir/Patient", PATIENT, "Content-Type", JSON, "Prefer", "return=OperationOutcome");
        assertEquals(
                "information",
                Probe.outcome(outcome).getIssueFirstRep().getSeverity().toCode());
    }

    @Test
    void a_body_may_be_xml_and_its_answer_is_then_xml_too() {
        var answer = service.post(
                "/probe/fhir/$echo",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>",
                "Content-Type",
                XML);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("<active value=\"true\"/>"), answer.body());
    }

    @Test
    void preferences_reach_the_controller() {
        var answer = service.get("/probe/fhir/$preferences", "Prefer", "handling=strict, respond-async");
        assertTrue(
                answer.body().contains("\"strict\":true") && answer.body().contains("\"async\":true"), answer.body());
    }

    @Test
    void a_large_answer_is_compressed_for_those_who_can_read_it() throws IOException {
        var request = service.request("/probe/fhir/Patient?_count=50", "Accept-Encoding", "gzip");
        var packed = service.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("\"total\":50"), text);
        }
        assertFalse(service.get("/probe/fhir/Patient?_count=50").headers().map().containsKey("content-encoding"));
    }

    @Test
    void a_packed_body_is_unpacked() throws IOException {
        var answer = post("/probe/fhir/$echo", gzip(PATIENT.getBytes(StandardCharsets.UTF_8)));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"active\":true"));
    }

    @Test
    void a_body_that_unpacks_to_more_than_the_limit_is_refused() throws IOException {
        var answer = post("/probe/fhir/$size", gzip(new byte[60 << 20]));
        assertEquals(413, answer.statusCode(), answer.body());
        assertEquals(
                "too-long", Probe.outcome(answer).getIssueFirstRep().getCode().toCode());
    }

    @Test
    void a_body_that_is_not_what_its_encoding_says_is_refused() {
        assertEquals(
                400,
                post("/probe/fhir/$echo", PATIENT.getBytes(StandardCharsets.UTF_8))
                        .statusCode());
        var brotli = service.post("/probe/fhir/$echo", PATIENT, "Content-Type", JSON, "Content-Encoding", "br");
        assertEquals(415, brotli.statusCode());
        assertEquals(
                415,
                service.post("/probe/plain", "{}", "Content-Encoding", "gzip").statusCode());
    }

    private HttpResponse<String> post(String path, byte[] body) {
        return service.send(service.request(path, "Content-Type", JSON, "Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void each_base_says_what_it_can_do() {
        var answer = service.get("/probe/fhir/metadata");
        assertEquals(200, answer.statusCode(), answer.body());
        var statement =
                FhirContext.forR4Cached().newJsonParser().parseResource(CapabilityStatement.class, answer.body());
        assertEquals("4.0.1", statement.getFhirVersion().toCode());
        assertEquals(
                service.uri("/probe/fhir").toString(),
                statement.getImplementation().getUrl());
        assertTrue(statement.hasFormat("json") && statement.hasFormat(JSON));
        assertEquals(1, statement.getRest().size());
        var patient = statement.getRestFirstRep().getResource().get(1);
        assertEquals("Patient", patient.getType());
        assertEquals(2, patient.getInteraction().size());
        assertEquals(2, patient.getSupportedProfile().size());
        assertEquals(
                "http://g.example|1",
                statement.getImplementationGuide().getFirst().getValue());
        assertEquals(
                304,
                service.get("/probe/fhir/metadata", "If-None-Match", header(answer, "ETag"))
                        .statusCode());
        assertTrue(service.get("/probe/fhir/metadata?_format=xml").body().startsWith("<CapabilityStatement"));
    }

    @Test
    void an_address_without_an_api_has_no_metadata() {
        var answer = service.get("/nowhere/fhir/metadata");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"error\":\"not-found\""), answer.body());
        assertEquals(404, service.get("/nowhere/9.9/fhir/metadata").statusCode());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
