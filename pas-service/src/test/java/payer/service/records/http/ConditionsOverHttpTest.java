package payer.service.records.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** What a condition finds, and who may find it: it tells of content as a search does. */
class ConditionsOverHttpTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String ALL = "system/*.cruds role/data-steward";

    private final String value = UUID.randomUUID().toString();

    @Test
    void a_change_can_be_bound_to_what_is_there_or_is_not() {
        var id = made("First");
        assertEquals(412, change(id, "If-None-Match", "*"));
        assertEquals(400, change(id, "If-None-Match", "W/\"1\""));
        assertEquals(412, change(id, "If-Match", "W/\"7\", W/\"8\""));
        assertEquals(200, change(id, "If-Match", "W/\"7\", W/\"1\""));
        assertEquals(200, change(id, "If-Match", "*"));
        assertEquals(412, change("not-there-" + value, "If-Match", "*"));
        assertEquals(201, change("not-there-" + value, "If-None-Match", "*"));
    }

    private static int change(String id, String condition, String tags) {
        var auth = SERVICE.as("demo-loader", ALL);
        return SERVICE.send(SERVICE.request(
                                "/records/fhir/Patient/" + id,
                                auth[0],
                                auth[1],
                                "Content-Type",
                                "application/fhir+json",
                                condition,
                                tags)
                        .PUT(BodyPublishers.ofString("{\"resourceType\":\"Patient\",\"id\":\"" + id
                                + "\",\"name\":[{\"family\":\"" + UUID.randomUUID() + "\"}]}")))
                .statusCode();
    }

    @Test
    void who_may_only_create_cannot_find_out_what_is_there() {
        made("Secret");
        assertEquals(
                403, createUnless("identifier=" + value, "system/Patient.c").statusCode());
        assertEquals(
                403, createUnless("identifier=" + value, "system/Patient.cr").statusCode());
        var has = "_has:Observation:patient:code=x";
        assertEquals(403, createUnless(has, "system/Patient.crs").statusCode());
    }

    @Test
    void what_was_found_is_shown_only_to_those_who_may_read_it() {
        made("Secret");
        var hidden = createUnless("identifier=" + value, "system/Patient.cs");
        assertEquals(200, hidden.statusCode(), hidden.body());
        assertFalse(hidden.body().contains("Secret"), hidden.body());
        var batch = bundle("batch", """
                {"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=%s"}}""".formatted(value), "system/Patient.cs");
        assertTrue(batch.body().contains("200 OK"), batch.body());
        assertFalse(batch.body().contains("Secret"), batch.body());
        var shown = createUnless("identifier=" + value, "system/Patient.crs");
        assertTrue(shown.body().contains("Secret"), shown.body());
    }

    @Test
    void a_condition_finds_nothing_that_the_scopes_leave_out() {
        made("Secret");
        var created = createUnless("identifier=" + value, "system/Patient.c system/Patient.rs?gender=male");
        assertEquals(201, created.statusCode(), created.body());
    }

    @Test
    void a_conditional_update_needs_the_right_to_search() {
        var id = made("Before");
        var after = patient("After");
        assertEquals(403, put("?identifier=" + value, after, "system/Patient.u").statusCode());
        assertTrue(send("GET", "/Patient/" + id, "", ALL).body().contains("Before"));
        assertEquals(
                200, put("?identifier=" + value, after, "system/Patient.us").statusCode());
    }

    @Test
    void a_reference_by_a_condition_needs_the_right_to_search() {
        made("Secret");
        var entry = """
                {"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},
                 "subject":{"reference":"Patient?identifier=%s"}},"request":{"method":"POST","url":"Observation"}}""".formatted(value);
        assertEquals(
                403, bundle("transaction", entry, "system/Observation.cruds").statusCode());
        var may = bundle("transaction", entry, "system/Observation.cruds system/Patient.s");
        assertEquals(200, may.statusCode(), may.body());
    }

    @Test
    void a_conditional_update_never_overwrites_a_record_that_the_condition_does_not_find() {
        var other = made("Other");
        var body = "{\"resourceType\":\"Patient\",\"id\":\"" + other + "\",\"gender\":\"other\"}";
        assertEquals(409, put("?identifier=none-" + value, body, ALL).statusCode());
        assertTrue(send("GET", "/Patient/" + other, "", ALL).body().contains("Other"));
        var mine = "{\"resourceType\":\"Patient\",\"id\":\"x-" + value + "\",\"identifier\":[{\"value\":\"" + value
                + "\"}]}";
        var refused = put("?identifier=" + value, mine, ALL);
        assertEquals(400, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("Patient.id"), refused.body());
        assertEquals(201, put("?identifier=none-" + value, mine, ALL).statusCode());
    }

    @Test
    void several_creations_under_one_condition_are_one() {
        var entry = """
                {"resource":%s,"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=%s"}}""".formatted(patient("Once"), value);
        var answer = bundle("transaction", entry + "," + entry, ALL);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("201 Created") && answer.body().contains("200 OK"), answer.body());
        assertTrue(send("GET", "/Patient?identifier=" + value, "", ALL).body().contains("\"total\":1"));
    }

    private String made(String family) {
        var made = send("POST", "/Patient", patient(family), ALL);
        assertEquals(201, made.statusCode(), made.body());
        return made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/Patient/([^/]+)/.*", "$1");
    }

    private String patient(String family) {
        return "{\"resourceType\":\"Patient\",\"gender\":\"female\",\"identifier\":[{\"value\":\"" + value
                + "\"}],\"name\":[{\"family\":\"" + family + "\"}]}";
    }

    private static HttpResponse<String> createUnless(String condition, String scope) {
        var token = SERVICE.as("demo-loader", scope);
        return SERVICE.send(SERVICE.request("/records/fhir/Patient", token)
                .header("Content-Type", "application/fhir+json")
                .header("If-None-Exist", condition)
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Patient\"}")));
    }

    private static HttpResponse<String> put(String query, String body, String scope) {
        return send("PUT", "/Patient" + query, body, scope);
    }

    private static HttpResponse<String> bundle(String type, String entries, String scope) {
        var body = "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entries + "]}";
        var token = SERVICE.as("demo-loader", scope);
        return SERVICE.send(SERVICE.request("/records/fhir", token)
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(String method, String path, String body, String scope) {
        var request = SERVICE.request("/records/fhir" + path, SERVICE.as("demo-loader", scope));
        if (!body.isEmpty()) request.header("Content-Type", "application/fhir+json");
        return SERVICE.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
