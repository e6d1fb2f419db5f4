package payer.service.records.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.running.RunningService;
import picocli.CommandLine;

class LoadOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunningService SERVICE = RunningService.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So that no run finds what another left. */
    private final String tag = "load-" + Long.toHexString(new Random().nextLong());

    @Test
    void every_good_line_is_stored_and_every_bad_one_is_told_with_its_number_and_place() {
        var load = begin();
        send(
                load,
                0,
                patient("a") + "\n\n" + "{\"resourceType\":\"Patient\",\"id\":\"" + tag
                        + "-bad\",\"birthDate\":\"yesterday\"}\n");
        send(
                load,
                1,
                "not json\n" + patient("b") + "\n"
                        + "{\"resourceType\":\"Questionnaire\",\"id\":\"q\",\"status\":\"draft\"}");
        var done = started(load, 2);
        assertEquals(6, done.path("lines").asInt());
        assertEquals(2, done.path("stored").asInt());
        assertEquals(3, done.path("refused").asInt());
        var refused = json(get("/" + load + "/refused"));
        assertEquals("[3, 4, 6]", numbers(refused));
        assertEquals("Patient.birthDate", refused.get(0).path("place").asText());
        assertFalse(refused.toString().contains("yesterday"), "what a line holds is not told");
        assertEquals(200, read("Patient/" + tag + "-a").statusCode());
        assertEquals(200, read("Patient/" + tag + "-b").statusCode());
        assertEquals(404, read("Patient/" + tag + "-bad").statusCode());
    }

    @Test
    void what_is_loaded_again_makes_no_new_version() {
        for (var expected : new int[][] {{1, 0}, {0, 1}}) {
            var load = begin();
            send(load, 0, patient("same"));
            var done = started(load, 1);
            assertEquals(expected[0], done.path("stored").asInt());
            assertEquals(expected[1], done.path("unchanged").asInt());
        }
    }

    @Test
    void a_record_that_comes_twice_in_one_part_ends_as_its_last_line_says() {
        var load = begin();
        send(load, 0, patient("twice") + "\n" + patient("twice").replace("Loaded", "Later"));
        assertEquals(2, started(load, 1).path("stored").asInt());
        assertTrue(read("Patient/" + tag + "-twice").body().contains("Later"));
    }

    @Test
    void a_document_without_an_id_is_known_by_its_identifier() {
        var organization = "{\"resourceType\":\"Organization\",\"identifier\":[{\"system\":\"urn:load\",\"value\":\""
                + tag + ",1|x\"}],\"name\":\"%s\"}";
        for (var name : new String[] {"First", "Second"}) {
            var load = begin();
            send(load, 0, organization.formatted(name));
            assertEquals(1, started(load, 1).path("stored").asInt());
        }
        var load = begin();
        send(load, 0, "{\"resourceType\":\"Organization\",\"name\":\"Nameless\"}");
        assertEquals(1, started(load, 1).path("refused").asInt());
    }

    @Test
    void a_byte_order_mark_before_a_line_is_not_kept_and_what_a_line_contains_may_be_referred_to() {
        var load = begin();
        var contained = """
                {"resourceType":"MedicationRequest","id":"%s-m","status":"active","intent":"order",\
                "subject":{"reference":"Patient/x"},"medicationReference":{"reference":"#m"},\
                "contained":[{"resourceType":"Medication","id":"m","code":{"text":"x"}}]}""".formatted(tag);
        send(load, 0, "\ufeff" + patient("marked") + "\n\ufeff" + contained);
        assertEquals(2, started(load, 1).path("stored").asInt());
        assertTrue(read("Patient/" + tag + "-marked").body().startsWith("{"));
        assertEquals(200, read("MedicationRequest/" + tag + "-m").statusCode());
    }

    @Test
    void a_bundle_is_taken_apart_and_its_entries_find_each_other() {
        var load = begin();
        var bundle = """
            {"resourceType":"Bundle","type":"collection","entry":[\
            {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":%s},\
            {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{"resourceType":"Condition","id":"%s-c",\
            "subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}}}]}\
            """.formatted(patient("bundled"), tag);
        send(load, 0, bundle);
        assertEquals(2, started(load, 1).path("stored").asInt());
        assertTrue(read("Condition/" + tag + "-c").body().contains("Patient/" + tag + "-bundled"));
    }

    @Test
    void of_a_bundle_with_a_bad_entry_nothing_is_stored_and_the_lines_around_it_are() {
        var load = begin();
        var bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + patient("half")
                + "},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"x\",\"gender\":\"none\"}}]}";
        send(load, 0, patient("before") + "\n" + bundle + "\n" + patient("after"));
        var done = started(load, 1);
        assertEquals(2, done.path("stored").asInt());
        assertEquals("[2]", numbers(json(get("/" + load + "/refused"))));
        assertEquals(404, read("Patient/" + tag + "-half").statusCode());
    }

    @Test
    void a_load_starts_only_when_all_its_parts_are_there() {
        var load = begin();
        send(load, 0, patient("x"));
        send(load, 2, patient("z"));
        var refused = post("/" + load + "/start?parts=3");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("such as 1"), refused.body());
        send(load, 1, patient("y"));
        assertEquals(3, started(load, 3).path("stored").asInt());
        assertEquals(409, put("/" + load + "/parts/3", patient("late")).statusCode());
    }

    @Test
    void only_a_data_steward_may_load() {
        var someone = SERVICE.as("demo-loader", "system/*.cruds");
        assertEquals(
                403,
                SERVICE.send(SERVICE.request("/records/loads?name=x", someone).POST(BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(
                401,
                SERVICE.send(SERVICE.request("/records/loads?name=x").POST(BodyPublishers.noBody()))
                        .statusCode());
    }

    @Test
    void an_unknown_load_is_not_found() {
        assertEquals(404, get("/00000000-0000-4000-8000-000000000000").statusCode());
        assertEquals(404, get("/nonsense").statusCode());
    }

    @Test
    void the_command_loads_files_and_tells_what_was_refused(@TempDir Path folder) throws Exception {
        var file = folder.resolve("people.ndjson");
        var lines = IntStream.range(0, 700).mapToObj(i -> patient("n" + i)).collect(Collectors.joining("\n"));
        Files.writeString(file, lines + "\n{\"resourceType\":\"Patient\",\"gender\":3}\n");
        var out = new StringWriter();
        assertEquals(1, command(out, file.toString()), out.toString());
        assertTrue(
                out.toString().contains("701 lines, 700 records stored, 0 were there, 1 lines refused"),
                out.toString());
        assertTrue(out.toString().contains("line 701: Patient.gender"), out.toString());
    }

    @Test
    void the_command_loads_a_bundle_that_fills_a_file(@TempDir Path folder) throws Exception {
        var file = folder.resolve("bundle.json");
        Files.writeString(file, """
            {
              "resourceType": "Bundle", "type": "transaction",
              "entry": [ {
                "resource": %s
              } ]
            }
            """.formatted(patient("pretty")));
        var out = new StringWriter();
        assertEquals(0, command(out, file.toString()), out.toString());
        assertEquals(200, read("Patient/" + tag + "-pretty").statusCode());
    }

    @Test
    void the_command_begins_nothing_for_a_file_that_is_missing_or_empty(@TempDir Path folder) throws Exception {
        var empty = Files.createFile(folder.resolve("empty.ndjson"));
        var told = new StringWriter();
        assertEquals(2, command(new StringWriter(), told, empty.toString()));
        assertEquals("pas: " + empty + " is empty", told.toString().strip());
        var missing = folder.resolve("missing.ndjson");
        told = new StringWriter();
        assertEquals(2, command(new StringWriter(), told, missing.toString()));
        assertEquals(
                "pas: there is no file to be read at " + missing,
                told.toString().strip());
    }

    private int command(StringWriter out, String file) {
        return command(out, new StringWriter(), file);
    }

    private int command(StringWriter out, StringWriter errors, String file) {
        var token = steward()[1].substring("Bearer ".length());
        return new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(file, "--url", SERVICE.uri("").toString(), "--token", token);
    }

    private String patient(String name) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + tag + "-" + name + "\",\"name\":[{\"family\":\"Loaded\"}]}";
    }

    private String begin() {
        return json(post("?name=test")).path("id").asText();
    }

    private void send(String load, int number, String lines) {
        assertEquals(204, put("/" + load + "/parts/" + number, lines).statusCode());
    }

    private JsonNode started(String load, int parts) {
        var answer = post("/" + load + "/start?parts=" + parts);
        assertEquals(200, answer.statusCode(), answer.body());
        var end = System.nanoTime() + PATIENCE.toNanos();
        var now = json(get("/" + load));
        while (!now.path("done").asBoolean() && System.nanoTime() < end) now = json(get("/" + load));
        assertTrue(now.path("done").asBoolean(), now.toString());
        return now;
    }

    private static String numbers(JsonNode refused) {
        return refused.findValuesAsText("line").stream().distinct().toList().toString();
    }

    private static HttpResponse<String> post(String path) {
        return SERVICE.send(SERVICE.request("/records/loads" + path, steward()).POST(BodyPublishers.noBody()));
    }

    private static HttpResponse<String> get(String path) {
        return SERVICE.get("/records/loads" + path, steward());
    }

    private static HttpResponse<String> put(String path, String lines) {
        var headers = Stream.concat(Arrays.stream(steward()), Stream.of("Content-Type", "application/fhir+ndjson"))
                .toArray(String[]::new);
        return SERVICE.send(SERVICE.request("/records/loads" + path, headers).PUT(BodyPublishers.ofString(lines)));
    }

    private static HttpResponse<String> read(String reference) {
        return SERVICE.get("/records/fhir/" + reference, SERVICE.as("demo-loader", "system/*.rs"));
    }

    private static String[] steward() {
        return SERVICE.as("demo-loader", "role/data-steward");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
