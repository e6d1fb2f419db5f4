package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Over a plain socket, because the JDK's client may not send an Origin. */
class CorsTest {
    private static final String CLIENT = "https://app.example.org";
    private static final String STRANGER = "https://elsewhere.example.org";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private static Wire.Answer ask(String line, String origin, String... headers) throws IOException {
        var all = new ArrayList<>(List.of("Origin: " + origin));
        all.addAll(List.of(headers));
        try (var wire = new Wire(Probe.SERVICE.port())) {
            return wire.request(line, String.join("\r\n", all) + "\r\n", "").answer();
        }
    }

    @Test
    void any_page_may_read_what_an_api_can_do() throws IOException {
        var metadata = ask("GET /probe/fhir/metadata", STRANGER);
        assertEquals(200, metadata.status());
        assertEquals("*", metadata.header(ALLOWED));
        assertEquals(
                "*",
                ask("GET /probe/fhir/.well-known/smart-configuration", STRANGER).header(ALLOWED));
    }

    @Test
    void data_is_read_by_the_pages_of_registered_clients_only() throws IOException {
        var client = ask("GET /probe/fhir/Patient/1", CLIENT);
        assertEquals(ask("GET /probe/fhir/Patient/1", "").status(), client.status());
        assertEquals(CLIENT, client.header(ALLOWED));
        var exposed = List.of(client.header("Access-Control-Expose-Headers").split(", ", -1));
        assertTrue(exposed.containsAll(
                List.of("Location", "Content-Location", "ETag", "Retry-After", "X-Progress", "Link")));
        assertEquals("", ask("GET /probe/fhir/Patient/1", STRANGER).header(ALLOWED));
        assertEquals("", ask("GET /probe/fhir/Patient/1", "null").header(ALLOWED));
    }

    @Test
    void an_error_too_may_be_read() throws IOException {
        assertEquals(CLIENT, ask("GET /probe/fhir/Nothing/1", CLIENT).header(ALLOWED));
        assertEquals(CLIENT, ask("GET /probe/fhir/$fail/defect", CLIENT).header(ALLOWED));
    }

    @Test
    void a_browser_that_asks_first_is_answered_without_a_token() throws IOException {
        var answer = ask(
                "OPTIONS /probe/fhir/Patient/1",
                CLIENT,
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: authorization");
        assertEquals(204, answer.status());
        assertEquals(CLIENT, answer.header(ALLOWED));
        assertTrue(answer.header("Access-Control-Allow-Methods").contains("PUT"));
        var headers = List.of(answer.header("Access-Control-Allow-Headers").split(", ", -1));
        assertTrue(headers.containsAll(List.of("Authorization", "Content-Type", "Accept", "Prefer", "If-None-Match")));
    }

    @Test
    void a_strangers_page_is_answered_and_not_allowed() throws IOException {
        var answer = ask("OPTIONS /probe/fhir/Patient/1", STRANGER, "Access-Control-Request-Method: GET");
        assertEquals(204, answer.status());
        assertEquals("", answer.header(ALLOWED));
        assertEquals("", answer.header("Access-Control-Allow-Methods"));
    }
}
