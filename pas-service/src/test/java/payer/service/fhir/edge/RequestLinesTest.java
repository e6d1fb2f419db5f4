package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/pas/2.2/fhir/Claim/$submit",
                "/records/fhir/Patient/a-b.c_d",
                "/records/fhir/Patient/%C3%A4",
                "/static/house.css",
                "/pages/",
                "/records/fhir/.well-known/smart-configuration",
                "/records/fhir/Patient?name=a%20b&date=ge2026-01-01",
                "/records/fhir/Patient?identifier=http://a.example%7C1",
                "/records/fhir/Patient?name=..//;x",
                "/records/fhir/Patient?"
            })
    void sound_addresses_pass_unchanged(String uri) {
        var request = request(uri);
        assertTrue(RequestLines.objection(request, 10).isEmpty());
        assertEquals(uri, request.uri());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            /probe/fhir/../secret # /probe/fhir
            /probe/fhir/.. # /probe/fhir
            /probe/fhir/%2e%2e/secret # /probe/fhir
            /probe/fhir/%2E./secret # /probe/fhir
            /probe/fhir/./Patient # /probe/fhir
            /probe/fhir//Patient # /probe/fhir
            //probe/fhir # /
            /probe/fhir/Patient;x=1/2 # /probe/fhir
            /probe/fhir/Patient%3Bx # /probe/fhir
            /probe/fhir/a%2Fb # /probe/fhir
            /probe/fhir/a%5Cb # /probe/fhir
            /probe/fhir/a\\b # /probe/fhir
            /probe/fhir/a%00b # /probe/fhir
            /probe/fhir/a%0Ab # /probe/fhir
            /probe/fhir/a% # /probe/fhir
            /probe/fhir/a%4 # /probe/fhir
            /probe/fhir/a%zz # /probe/fhir
            /probe/fhir/a%c0%ae # /probe/fhir
            /probe/fhir/a%ff # /probe/fhir
            /probe/fhir/a|b # /probe/fhir
            http://elsewhere.example/x # /
            probe # /
            /probe/fhir/Patient?name=%zz # /probe/fhir/Patient
            /probe/fhir/Patient?name=% # /probe/fhir/Patient
            /probe/fhir/Patient?name=%00 # /probe/fhir/Patient
            /probe/fhir/Patient?name=%ff # /probe/fhir/Patient
            """)
    void ambiguous_addresses_are_refused_and_keep_their_sound_beginning(String uri, String kept) {
        var request = request(uri);
        assertEquals(400, RequestLines.objection(request, 10).orElseThrow().status());
        assertEquals(kept, request.uri());
    }

    @Test
    void marks_that_clients_forget_to_encode_are_encoded_in_a_query() {
        var request = request("/fhir/Patient?identifier=http://a.example|1&name=\"a\"");
        assertTrue(RequestLines.objection(request, 10).isEmpty());
        assertEquals("/fhir/Patient?identifier=http://a.example%7C1&name=%22a%22", request.uri());
    }

    @Test
    void bytes_of_utf_8_that_were_not_encoded_are_encoded_one_by_one() {
        var request = request("/fhir/Patient?name=\u00c3\u00a4"); // as the decoder shows the two bytes of ä
        assertTrue(RequestLines.objection(request, 10).isEmpty());
        assertEquals("/fhir/Patient?name=%C3%A4", request.uri());
    }

    @Test
    void there_is_one_host_and_not_too_many_headers() {
        var none = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        assertEquals(400, RequestLines.objection(none, 10).orElseThrow().status());
        var old = new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "/");
        assertTrue(RequestLines.objection(old, 10).isEmpty());
        var two = request("/");
        two.headers().add("Host", "other");
        assertEquals(400, RequestLines.objection(two, 10).orElseThrow().status());
        var many = request("/");
        for (var i = 0; i < 10; i++) many.headers().add("X-" + i, "1");
        assertEquals(431, RequestLines.objection(many, 10).orElseThrow().status());
    }

    @Test
    void a_refusal_still_knows_the_format_that_was_asked_for() {
        var broken = request("/probe/fhir/Patient/%zz?_format=xml&name=a");
        assertTrue(RequestLines.objection(broken, 10).isPresent());
        assertEquals("/probe/fhir/Patient?_format=xml", broken.uri());
        var query = request("/probe/fhir/Patient?name=%zz&_format=application/fhir%2Bxml");
        assertTrue(RequestLines.objection(query, 10).isPresent());
        assertEquals("/probe/fhir/Patient?_format=application/fhir%2Bxml", query.uri());
    }

    @Test
    void an_address_that_is_too_long_keeps_its_path() {
        var longest = request("/probe/fhir/Patient?name=" + "a".repeat(9_000));
        var objection = RequestLines.objection(longest, 10).orElseThrow();
        assertEquals(414, objection.status());
        assertEquals("/probe/fhir/Patient", longest.uri());
    }

    @Test
    void nobody_is_two_callers_at_once() {
        var twice = request("/probe/fhir/Patient");
        twice.headers().add("Authorization", "Bearer a").add("Authorization", "Bearer b");
        assertTrue(RequestLines.objection(twice, 10).isPresent());
    }

    private static DefaultHttpRequest request(String uri) {
        var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri);
        request.headers().add("Host", "localhost");
        return request;
    }
}
