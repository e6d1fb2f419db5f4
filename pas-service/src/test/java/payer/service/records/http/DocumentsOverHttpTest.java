package payer.service.records.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payer.service.running.RunningService;

/** Documents as clients really write them: what is kept of them, and in which form they can be had again. */
class DocumentsOverHttpTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String[] LOADER = SERVICE.as("demo-loader", "system/*.cruds role/data-steward");

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/x"},
                 "medicationReference":{"reference":"#m"},"contained":[{"resourceType":"Medication","id":"m"}]}""", """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"#p"},
                 "contained":[{"resourceType":"Patient","id":"p"}]}""", """
                {"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o"}],
                 "managingOrganization":{"reference":"#o"},"contact":[{"organization":{"reference":"#o"}}]}"""})
    void what_a_document_contains_may_be_referred_to(String document) {
        var type = document.replaceAll("(?s).*?\"resourceType\":\"([A-Za-z]+)\".*", "$1");
        var made = send("POST", "/" + type, document, JSON, JSON);
        assertEquals(201, made.statusCode(), made.body());
        var path = path(made);
        assertTrue(send("GET", path, "", JSON, JSON).body().contains("\"#"));
        var xml = send("GET", path, "", XML, XML);
        assertEquals(200, xml.statusCode(), xml.body());
        assertEquals(201, send("POST", "/" + type, xml.body(), XML, JSON).statusCode());
    }

    @Test
    void a_reference_to_what_is_not_contained_is_refused_wherever_it_stands() {
        var nowhere = "{\"resourceType\":\"Patient\",\"contact\":[{\"organization\":{\"reference\":\"#nope\"}}]}";
        var refused = send("POST", "/Patient", nowhere, JSON, JSON);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("Patient.contact[0].organization.reference"), refused.body());
    }

    @Test
    void a_byte_order_mark_is_not_kept() {
        var made = send("POST", "/Patient", "\ufeff{\"resourceType\":\"Patient\"}", JSON, JSON);
        assertEquals(201, made.statusCode(), made.body());
        assertFalse(send("GET", path(made), "", JSON, JSON).body().contains("\ufeff"));
        var bundle = "\ufeff{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + "{\"resourceType\":\"Patient\"},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";
        assertEquals(200, send("POST", "", bundle, JSON, JSON).statusCode());
    }

    @Test
    void a_bad_document_in_a_batch_is_refused_alone() {
        var batch = """
                {"resourceType":"Bundle","type":"batch","entry":[
                 {"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},
                 {"resource":{"resourceType":"Patient","gender":"bad"},"request":{"method":"POST","url":"Patient"}},
                 {"resource":7,"request":{"method":"POST","url":"Patient"}}]}""";
        var answer = send("POST", "", batch, JSON, JSON);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("201 Created"), answer.body());
        assertTrue(answer.body().contains("Patient.gender"), answer.body());
        assertEquals(3, answer.body().split("\"response\"", -1).length - 1, answer.body());
        var transaction = send("POST", "", batch.replace("batch", "transaction"), JSON, JSON);
        assertEquals(400, transaction.statusCode());
        assertTrue(transaction.body().contains("Bundle.entry[1].resource.gender"), transaction.body());
        var broken = batch.replace("\"method\":\"POST\",\"url\":\"Patient\"}}]", "\"method\":\"POKE\"}}]");
        assertEquals(400, send("POST", "", broken, JSON, JSON).statusCode());
        assertEquals(400, send("POST", "", batch.substring(0, 200), JSON, JSON).statusCode());
    }

    @Test
    void a_transaction_that_is_refused_names_the_entry() {
        refused("{\"request\":{\"method\":\"GET\",\"url\":\"Banana/1\"}}", 404, "Bundle.entry[1].request");
        refused("{\"request\":{\"method\":\"GET\",\"url\":\"Patient/nobody\"}}", 404, "Bundle.entry[1].request");
        refused(
                "{\"resource\":{\"resourceType\":\"Patient\",\"gender\":\"bad\"},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}",
                400,
                "Bundle.entry[1].resource.gender");
        refused(
                "{\"resource\":{\"resourceType\":\"Patient\",\"generalPractitioner\":[{\"reference\":\"Practitioner?active=true&_id=x\"}]},"
                        + "\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}",
                412,
                "Bundle.entry[1].resource");
    }

    private static void refused(String entry, int status, String place) {
        var answer = send("POST", "", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"request":{"method":"GET","url":"Patient?_id=nobody"}},%s]}""".formatted(entry), JSON, JSON);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"" + place + "\""), answer.body());
    }

    private static String path(HttpResponse<String> made) {
        return made.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/records/fhir(/[^/]+/[^/]+)/.*", "$1");
    }

    private static HttpResponse<String> send(String method, String path, String body, String type, String accept) {
        var request = SERVICE.request("/records/fhir" + path, LOADER).header("Accept", accept);
        if (!body.isEmpty()) request.header("Content-Type", type);
        return SERVICE.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
