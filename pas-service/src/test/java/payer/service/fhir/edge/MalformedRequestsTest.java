package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no honest client sends: each gets a clear answer, and the next client is served as if nothing had been. */
class MalformedRequestsTest {
    private static final int PORT = Probe.SERVICE.port();
    private static final String JSON_BODY = "Content-Type: application/fhir+json\r\n";

    @AfterEach
    void the_service_still_answers() throws IOException {
        try (var wire = new Wire(PORT)) {
            assertEquals(
                    200,
                    wire.request("GET /probe/fhir/Patient/1", "", "").answer().status());
        }
    }

    private static Wire.Answer ask(String text) throws IOException {
        try (var wire = new Wire(PORT)) {
            return wire.send(text).answer();
        }
    }

    private static Wire.Answer post(byte[] body) throws IOException {
        try (var wire = new Wire(PORT)) {
            wire.request("POST /probe/fhir/$echo", JSON_BODY + "Content-Length: " + body.length + "\r\n", "");
            return wire.send(body).answer();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /probe/fhir/../../etc/passwd",
                "GET /probe/fhir/%2e%2e/Patient/1",
                "GET /probe/fhir//Patient/1",
                "GET /probe/fhir/Patient;x=1/1",
                "GET /probe/fhir/Patient/a%00",
                "GET /probe/fhir/Patient/%c0%ae%c0%ae",
                "GET /probe/fhir/Patient/%zz",
                "GET /probe/fhir/Patient?_count=%zz"
            })
    void path_tricks_are_refused_as_an_outcome(String line) throws IOException {
        try (var wire = new Wire(PORT)) {
            var answer = wire.request(line, "", "").answer();
            assertEquals(400, answer.status(), answer.body());
            assertTrue(answer.body().startsWith("{\"resourceType\":\"OperationOutcome\""), answer.body());
            assertFalse(answer.header("X-Request-Id").isEmpty());
        }
    }

    @Test
    void a_token_with_an_unencoded_bar_is_understood() throws IOException {
        try (var wire = new Wire(PORT)) {
            var answer = wire.request("GET /probe/fhir/Patient?_count=1&identifier=http://a.example|1", "", "")
                    .answer();
            assertEquals(200, answer.status(), answer.body());
        }
    }

    @Test
    void an_overlong_address_is_told_so() throws IOException {
        var answer = ask("GET /probe/fhir/Patient/" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertEquals(414, answer.status(), answer.body());
    }

    @Test
    void a_flood_of_headers_is_refused_in_number_and_in_size() throws IOException {
        var many = ask("GET /probe/fhir/Patient/1 HTTP/1.1\r\nHost: localhost\r\n" + "X-A: b\r\n".repeat(500) + "\r\n");
        assertEquals(431, many.status(), many.body());
        assertTrue(many.body().contains("too-long"), many.body());
        var large =
                ask("GET /probe/fhir/Patient/1 HTTP/1.1\r\nHost: localhost\r\nX-A: " + "b".repeat(40_000) + "\r\n\r\n");
        assertEquals(431, large.status(), large.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            nonsense
            GET
            GET /health
            GET /health HTTP/9.9 extra words
            \u0000\u0001\u0002\u0003
            """)
    void what_is_no_http_gets_400_or_is_cut_off(String line) throws IOException {
        try (var wire = new Wire(PORT)) {
            wire.send(line + "\r\n\r\n");
            assertTrue(isRefused(wire));
        }
    }

    private static boolean isRefused(Wire wire) throws IOException {
        try {
            return wire.answer().status() >= 400;
        } catch (java.io.EOFException e) {
            return true;
        }
    }

    @Test
    void there_must_be_one_host() throws IOException {
        assertEquals(400, ask("GET /probe/fhir/Patient/1 HTTP/1.1\r\n\r\n").status());
        assertEquals(
                400,
                ask("GET /probe/fhir/Patient/1 HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
                        .status());
    }

    @Test
    void a_length_that_contradicts_itself_is_refused() throws IOException {
        var two = ask("POST /probe/fhir/$echo HTTP/1.1\r\nHost: a\r\n" + JSON_BODY
                + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}");
        assertEquals(400, two.status(), two.body());
        var nonsense =
                ask("POST /probe/fhir/$echo HTTP/1.1\r\nHost: a\r\n" + JSON_BODY + "Content-Length: many\r\n\r\n{}");
        assertEquals(400, nonsense.status(), nonsense.body());
    }

    @Test
    void a_body_declared_too_big_is_refused_before_it_is_sent() throws IOException {
        try (var wire = new Wire(PORT)) {
            wire.request("POST /probe/fhir/$echo", JSON_BODY + "Content-Length: 60000000\r\n", "");
            var answer = wire.answer();
            assertEquals(413, answer.status(), answer.body());
            assertTrue(answer.body().contains("too-long"), answer.body());
        }
    }

    @Test
    void a_body_that_grows_too_big_is_refused_when_it_is() throws IOException {
        try (var wire = new Wire(PORT)) {
            wire.request("POST /probe/fhir/$echo", JSON_BODY + "Transfer-Encoding: chunked\r\n", "");
            var chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            sendUntilRefused(wire, chunk, 60);
            assertEquals(413, wire.answer().status());
        }
    }

    private static void sendUntilRefused(Wire wire, byte[] chunk, int times) {
        try {
            for (var i = 0; i < times; i++) wire.send(chunk);
        } catch (IOException refused) {
            // The answer is waiting.
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() throws IOException {
        var body = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"\u00ff\u00fe\"}]}";
        var answer = post(body.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("not valid UTF-8 at byte"), answer.body());
        assertEquals(
                400,
                post("{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_16))
                        .status());
    }

    @Test
    void a_byte_order_mark_is_overlooked() throws IOException {
        var answer = post("\ufeff{\"resourceType\":\"Patient\",\"active\":true}".getBytes(StandardCharsets.UTF_8));
        assertEquals(200, answer.status(), answer.body());
    }

    @Test
    void two_requests_sent_at_once_are_answered_in_order() throws IOException {
        try (var wire = new Wire(PORT)) {
            wire.send(get("/probe/fhir/Patient/first") + get("/probe/fhir/Patient/second") + get("/nowhere"));
            assertTrue(wire.answer().body().contains("first"));
            assertTrue(wire.answer().body().contains("second"));
            assertEquals(404, wire.answer().status());
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    @Test
    void an_old_client_is_answered_and_left() throws IOException {
        try (var wire = new Wire(PORT)) {
            wire.send("GET /probe/fhir/Patient/1 HTTP/1.0\r\n\r\n");
            assertEquals(200, wire.answer().status());
            assertTrue(wire.isClosedByServer());
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on_or_not_to() throws IOException {
        try (var wire = new Wire(PORT)) {
            var body = "{\"resourceType\":\"Patient\",\"active\":true}";
            wire.request(
                    "POST /probe/fhir/$echo",
                    JSON_BODY + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n",
                    "");
            assertEquals(100, wire.answer().status());
            assertEquals(200, wire.send(body).answer().status());
        }
        try (var wire = new Wire(PORT)) {
            wire.request(
                    "POST /probe/fhir/$echo",
                    "Content-Type: text/csv\r\nExpect: 100-continue\r\nContent-Length: 10\r\n",
                    "");
            assertEquals(415, wire.answer().status());
        }
    }
}
