package payer.service.records.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import payer.service.running.RunningService;

/** The shelf as a loader sees it. */
class RecordsOverHttpTest {
    private static final RunningService SERVICE = RunningService.shared();
    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String[] LOADER = SERVICE.as("demo-loader", "system/*.cruds role/data-steward");

    @Test
    void a_record_is_made_read_changed_and_deleted() {
        var made = send("POST", "/Patient", "{\"resourceType\":\"Patient\",\"gender\":\"female\"}");
        assertEquals(201, made.statusCode(), made.body());
        var location = header(made, "Location");
        assertTrue(location.matches(SERVICE.uri("/records/fhir/Patient/") + "[0-9a-f-]{36}/_history/1"), location);
        var path = location.replaceFirst(".*/records/fhir(/Patient/[^/]+)/.*", "$1");

        var read = send("GET", path, "");
        assertEquals(200, read.statusCode());
        assertEquals("W/\"1\"", header(read, "ETag"));
        assertTrue(header(read, "Content-Type").startsWith(JSON));
        assertTrue(read.body().contains("\"gender\":\"female\""));

        var changed = send("PUT", path, read.body().replace("female", "male"), "If-Match", "W/\"1\"");
        assertEquals(200, changed.statusCode(), changed.body());
        assertEquals("W/\"2\"", header(changed, "ETag"));
        assertEquals(412, send("PUT", path, read.body(), "If-Match", "W/\"1\"").statusCode());

        assertEquals(204, send("DELETE", path, "").statusCode());
        assertEquals(410, send("GET", path, "").statusCode());
        var history = send("GET", path + "/_history", "");
        assertEquals(200, history.statusCode());
        assertTrue(history.body().contains("\"type\":\"history\""));
        assertEquals(200, send("GET", path + "/_history/1", "").statusCode());
    }

    @Test
    void a_client_that_has_the_version_is_not_sent_it_again() {
        var path = made("{\"resourceType\":\"Organization\",\"name\":\"Known\"}", "Organization");
        assertEquals(304, send("GET", path, "", "If-None-Match", "W/\"1\"").statusCode());
        assertEquals(200, send("GET", path, "", "If-None-Match", "W/\"7\"").statusCode());
    }

    @Test
    void a_scope_with_conditions_shows_what_satisfies_them() {
        var about = "\"subject\":{\"display\":\"" + UUID.randomUUID() + "\"}";
        var lab = made(observation("laboratory", about), "Observation");
        var vital = made(observation("vital-signs", about), "Observation");
        var ids = lab.replaceFirst(".*/", "") + "," + vital.replaceFirst(".*/", "");
        var granular = SERVICE.as("demo-loader", "system/Observation.cruds?category=" + CATEGORIES + "%7Claboratory");

        var found = get("/Observation?_id=" + ids, granular);
        assertTrue(found.body().contains("\"total\":1"), found.body());
        assertTrue(found.body().contains(lab), found.body());
        assertTrue(get("/Observation?_id=" + ids + "&_summary=count", granular)
                .body()
                .contains("\"total\":1"));
        assertEquals(200, get(lab, granular).statusCode());
        assertEquals(404, get(vital, granular).statusCode());
        assertEquals(403, get(lab + "/_history", granular).statusCode());
        assertEquals(403, get(lab + "/_history/1", granular).statusCode());
        var delete = SERVICE.request("/records/fhir" + lab, granular).DELETE();
        assertEquals(403, SERVICE.send(delete).statusCode());
    }

    @Test
    void any_one_of_several_scopes_is_enough_and_an_unreadable_one_adds_nothing() {
        var both = made(observation("laboratory", "\"code\":{\"text\":\"a\"}"), "Observation");
        var scopes =
                "system/Observation.rs?category=vital-signs system/Observation.rs?category=laboratory&status=final";
        assertEquals(200, get(both, SERVICE.as("demo-loader", scopes)).statusCode());
        var other =
                "system/Observation.rs?category=vital-signs system/Observation.rs?category=laboratory&status=amended";
        assertEquals(404, get(both, SERVICE.as("demo-loader", other)).statusCode());
        var unknown = SERVICE.as("demo-loader", "system/Observation.rs?colour=red");
        assertEquals(403, get(both, unknown).statusCode());
        assertEquals(403, get("/Observation?code=x", unknown).statusCode());
    }

    @Test
    void what_is_included_satisfies_the_conditions_of_its_own_type() {
        var practitioner = "{\"resourceType\":\"Practitioner\",\"active\":%s}";
        var active = made(practitioner.formatted("true"), "Practitioner");
        var retired = made(practitioner.formatted("false"), "Practitioner");
        var performers = "\"performer\":[{\"reference\":\"%s\"},{\"reference\":\"%s\"}]"
                .formatted(active.substring(1), retired.substring(1));
        var path = made(observation("laboratory", performers), "Observation");
        var query = "/Observation?_id=" + path.replaceFirst(".*/", "") + "&_include=Observation:performer";
        var granular = SERVICE.as("demo-loader", "system/Observation.rs system/Practitioner.rs?active=true");
        var shown = get(query, granular).body();
        assertTrue(shown.contains("/records/fhir" + active + "\""), shown);
        assertFalse(shown.contains("/records/fhir" + retired + "\""), shown);
        var none = SERVICE.as("demo-loader", "system/Observation.rs");
        assertFalse(get(query, none).body().contains("\"include\""));
        assertEquals(
                403,
                get("/Observation?performer:Practitioner.active=true", granular).statusCode());
        assertEquals(
                403,
                get(
                                "/Practitioner?_has:Observation:performer:status=final",
                                SERVICE.as("demo-loader", "system/Practitioner.rs"))
                        .statusCode());
    }

    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";

    private static String observation(String category, String more) {
        return """
                {"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"%s","code":"%s"}]}],%s}""".formatted(CATEGORIES, category, more);
    }

    private static HttpResponse<String> get(String path, String[] token) {
        return SERVICE.send(SERVICE.request("/records/fhir" + path, token).GET());
    }

    @Test
    void xml_goes_in_and_out() {
        var made = send(
                "POST",
                "/Patient",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>",
                "Content-Type",
                XML,
                "Accept",
                JSON);
        assertEquals(201, made.statusCode(), made.body());
        var path = header(made, "Location").replaceFirst(".*/records/fhir(/Patient/[^/]+)/.*", "$1");
        assertTrue(send("GET", path, "").body().contains("\"active\":true"));
        var xml = send("GET", path, "", "Accept", XML);
        assertTrue(header(xml, "Content-Type").startsWith(XML));
        assertTrue(xml.body().contains("<active value=\"true\"/>"), xml.body());
    }

    @Test
    void the_client_says_what_a_write_answers() {
        var body = "{\"resourceType\":\"Organization\",\"name\":\"Quiet\"}";
        var minimal = send("POST", "/Organization", body, "Prefer", "return=minimal");
        assertEquals(201, minimal.statusCode());
        assertEquals("", minimal.body());
        var outcome = send("POST", "/Organization", body, "Prefer", "return=OperationOutcome");
        assertTrue(outcome.body().contains("OperationOutcome"), outcome.body());
    }

    @Test
    void get_and_post_searches_find_the_same() {
        var value = UUID.randomUUID().toString();
        made(
                "{\"resourceType\":\"Organization\",\"name\":\"Sought\",\"identifier\":[{\"value\":\"" + value
                        + "\"}]}",
                "Organization");
        var get = send("GET", "/Organization?identifier=" + value, "");
        var post = send(
                "POST",
                "/Organization/_search",
                "identifier=" + value,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertEquals(200, post.statusCode(), post.body());
        for (var answer : List.of(get, post)) {
            assertTrue(answer.body().contains("\"total\":1"), answer.body());
            assertTrue(answer.body()
                    .contains("\"url\":\"" + SERVICE.uri("/records/fhir/Organization?identifier=" + value) + "\""));
            assertTrue(answer.body().contains("\"mode\":\"match\""));
            assertTrue(answer.body().contains("\"fullUrl\":\"" + SERVICE.uri("/records/fhir/Organization/")));
        }
    }

    @Test
    void a_search_is_posted_as_a_form_or_without_a_body_and_as_nothing_else() {
        var path = "/Organization/_search?_id=nobody";
        var form = "application/x-www-form-urlencoded";
        for (var answer : List.of(
                send("POST", path, "", "Content-Type", form),
                send("POST", path, ""),
                send("POST", path, "_count=1", "Content-Type", form + ";charset=UTF-8"))) {
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"total\":0"), answer.body());
        }
        var multipart = "--b\r\nContent-Disposition: form-data; name=\"_id\"\r\n\r\nx\r\n--b--\r\n";
        assertEquals(
                415,
                send("POST", "/Patient/_search", multipart, "Content-Type", "multipart/form-data; boundary=b")
                        .statusCode());
        for (var type : List.of("application/json", JSON, "text/plain"))
            assertEquals(
                    415,
                    send("POST", "/Patient/_search", "{\"_id\":\"x\"}", "Content-Type", type)
                            .statusCode(),
                    type);
    }

    @Test
    void pages_are_followed_by_their_links() {
        var family = "Page" + UUID.randomUUID().toString().replace("-", "");
        for (int i = 0; i < 5; i++)
            made("{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"" + family + "\"}]}", "Practitioner");
        var ids = new ArrayList<String>();
        var path = "/Practitioner?family=" + family + "&_count=2";
        while (!path.isEmpty()) {
            var page = send("GET", path, "").body();
            assertFalse(path.contains("_page") && page.contains(family.toLowerCase(java.util.Locale.ROOT) + "&"), page);
            java.util.regex.Pattern.compile("\"fullUrl\":\"([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .forEach(id -> ids.add(id.group(1)));
            var next = java.util.regex.Pattern.compile("\"next\",\"url\":\"[^\"]*/records/fhir([^\"]+)\"")
                    .matcher(page);
            path = next.find() ? next.group(1) : "";
        }
        assertEquals(5, ids.size());
        assertEquals(5, java.util.Set.copyOf(ids).size());
    }

    @Test
    void a_transaction_is_answered_entry_by_entry() {
        var answer = send("POST", "", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:5f2ad9a6-8f43-4b53-8a7c-6f0fd2f11a11","resource":{"resourceType":"Patient"},
                  "request":{"method":"POST","url":"Patient"}}]}""");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"type\":\"transaction-response\""));
        assertTrue(answer.body().contains("\"status\":\"201 Created\""));
    }

    @Test
    void parts_of_records_are_shown_if_asked() {
        var path = made(
                "{\"resourceType\":\"Patient\",\"active\":true,\"gender\":\"male\",\"birthDate\":\"1980-01-01\"}",
                "Patient");
        var id = path.substring(path.lastIndexOf('/') + 1);
        var part = send("GET", "/Patient?_id=" + id + "&_elements=gender", "").body();
        assertTrue(part.contains("\"gender\":\"male\"") && part.contains("SUBSETTED"), part);
        assertFalse(part.contains("birthDate"), part);
    }

    @Test
    void a_part_of_a_record_that_is_read_is_shown_if_asked() {
        var path = made("{\"resourceType\":\"Patient\",\"active\":true,\"birthDate\":\"1980-01-01\"}", "Patient");
        for (var read : List.of(path, path + "/_history/1")) {
            var part = send("GET", read + "?_elements=active", "").body();
            assertTrue(part.contains("\"active\":true") && part.contains("SUBSETTED"), part);
            assertFalse(part.contains("birthDate"), part);
        }
        assertFalse(send("GET", path + "?_summary=text", "").body().contains("birthDate"));
        assertEquals(400, send("GET", path + "?_summary=count", "").statusCode());
    }

    @Test
    void the_self_link_tells_the_count_that_was_applied() {
        var page = send("GET", "/Organization?_id=nobody&_count=1000000000", "").body();
        assertTrue(page.contains("_count=1000\""), page);
    }

    @Test
    void an_empty_condition_is_refused() {
        var body = "{\"resourceType\":\"Organization\",\"name\":\"Twice\"}";
        assertEquals(
                400, send("POST", "/Organization", body, "If-None-Exist", "").statusCode());
    }

    @Test
    void a_history_says_what_it_does_not_have() {
        var path = made("{\"resourceType\":\"Organization\",\"name\":\"Old\"}", "Organization");
        var missing = send("GET", path + "/_history/9", "");
        assertEquals(404, missing.statusCode());
        assertTrue(missing.body().contains("version"), missing.body());
        var asked = path + "/_history?_at=2020";
        assertEquals(200, send("GET", asked, "").statusCode());
        assertEquals(400, send("GET", asked, "", "Prefer", "handling=strict").statusCode());
        assertEquals(
                200,
                send("GET", path + "/_history?_count=1", "", "Prefer", "handling=strict")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            GET /Patient/nobody 404
            GET /Banana/1 404
            GET /Patient/not%20an%20id 400
            GET /Patient?birthdate=soon 400
            GET /Patient/x/_history/y 404
            GET /Patient?_page=stolen 400
            DELETE /Patient/nobody 204
            """)
    void each_mistake_has_its_status(String method, String path, int status) {
        assertEquals(status, send(method, path, "").statusCode());
    }

    @Test
    void an_unknown_parameter_is_left_out_unless_the_client_is_strict() {
        assertEquals(200, send("GET", "/Patient?shoe=44&_count=1", "").statusCode());
        assertEquals(
                400,
                send("GET", "/Patient?shoe=44&_count=1", "", "Prefer", "handling=strict")
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"date=yesterday", "code:above=x", "_count=1e9", "_sort=code", "_include=Observation:code"})
    void the_outcome_names_the_parameter_that_cannot_be_meant(String query) {
        var answer = send("GET", "/Observation?" + query, "");
        assertEquals(400, answer.statusCode());
        var name = query.substring(0, query.indexOf('='));
        assertTrue(answer.body().contains("\"expression\":[\"" + name + "\"]"), answer.body());
    }

    @Test
    void only_a_data_source_with_the_right_scope_gets_in() {
        var anyone = SERVICE.get("/records/fhir/Patient/x");
        assertEquals(401, anyone.statusCode());
        var reader = SERVICE.as("demo-loader", "system/Patient.r");
        assertEquals(404, SERVICE.get("/records/fhir/Patient/nobody", reader).statusCode());
        assertEquals(
                403, SERVICE.get("/records/fhir/Observation/nobody", reader).statusCode());
        assertEquals(403, SERVICE.get("/records/fhir/Patient?_id=x", reader).statusCode());
    }

    @Test
    void the_statement_lists_what_the_definitions_say() {
        var statement = SERVICE.get("/records/fhir/metadata").body();
        assertTrue(statement.contains(
                "http://hl7.org/fhir/us/davinci-pdex-plan-net/SearchParameter/practitionerrole-network"));
        assertTrue(statement.contains("\"PractitionerRole:practitioner\""));
    }

    private static String made(String json, String type) {
        var made = send("POST", "/" + type, json);
        assertEquals(201, made.statusCode(), made.body());
        return header(made, "Location").replaceFirst(".*/records/fhir(/[^/]+/[^/]+)/.*", "$1");
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = SERVICE.request("/records/fhir" + path, LOADER);
        var hasType = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            hasType |= headers[i].equals("Content-Type");
        }
        if (!body.isEmpty() && !hasType) request.header("Content-Type", JSON);
        return SERVICE.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
