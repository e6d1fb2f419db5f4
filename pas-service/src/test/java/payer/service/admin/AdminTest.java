package payer.service.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import payer.service.audit.Act;
import payer.service.audit.Actor;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.database.Sql;
import payer.service.running.RunningService;
import picocli.CommandLine;

/** The doors of auditors and operators, over real HTTP and from the command line. */
class AdminTest {
    private static final RunningService SERVICE = RunningService.with(Map.of());
    private static final String[] AUDITOR = SERVICE.as("demo-operator", "role/auditor");
    private static final String[] OPERATOR = SERVICE.as("demo-operator", "role/operator");

    private final String patient = "p-" + UUID.randomUUID();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static <T> T inTransaction(java.util.function.Function<Connection, T> work) {
        TransactionOperations<Connection> transactions = SERVICE.bean(TransactionOperations.class);
        return transactions.executeWrite(status -> work.apply(status.getConnection()));
    }

    private void append(int records) {
        for (int i = 0; i < records; i++)
            inTransaction(_ -> SERVICE.bean(AuditTrail.class)
                    .append(AuditEntry.of(Act.rest("read", "Patient", patient), Actor.ourselves("test"))
                            .patients(List.of(patient))));
    }

    @Test
    void an_auditor_finds_the_records_of_a_patient_page_by_page() {
        append(5);
        var first = json(SERVICE.get("/admin/audit/records?limit=3&patient=" + patient, AUDITOR));
        assertEquals(3, first.path("records").size());

        var after = first.path("next").asText();
        var second = json(SERVICE.get("/admin/audit/records?limit=3&patient=" + patient + "&after=" + after, AUDITOR));

        // Five, and the record of the first search, which was about the patient, too.
        assertEquals(3, second.path("records").size());
        assertEquals("search-audit", second.at("/records/2/req/op").asText());
        assertEquals("patient=*", second.at("/records/2/req/q").asText());
        assertEquals("demo-operator", second.at("/records/2/client/id").asText());
        assertEquals("role/auditor", second.at("/records/2/scopes/0").asText());
    }

    @Test
    void only_an_auditor_reads_the_trail_and_only_an_operator_runs_jobs() {
        for (var path : List.of("/admin/audit/records", "/admin/audit/export", "/admin/audit/verification")) {
            assertEquals(403, SERVICE.get(path, OPERATOR).statusCode(), path);
            assertEquals(401, SERVICE.get(path).statusCode(), path);
        }
        for (var path : List.of("/admin/jobs", "/admin/outbox/dead")) {
            assertEquals(403, SERVICE.get(path, AUDITOR).statusCode(), path);
            assertEquals(401, SERVICE.get(path).statusCode(), path);
        }
    }

    @Test
    void a_search_that_cannot_be_is_refused_with_its_reason() {
        for (var query : List.of("from=yesterday", "limit=0", "limit=1001", "after=x", "from=2026-02-01&to=2026-01-01"))
            assertEquals(
                    400, SERVICE.get("/admin/audit/records?" + query, AUDITOR).statusCode(), query);
    }

    @Test
    void an_operator_sees_jobs_and_runs_a_recurring_one_now_which_is_on_record() {
        var listed = json(SERVICE.get("/admin/jobs?kind=audit-months", OPERATOR));
        assertEquals(1, listed.size());
        assertTrue(listed.at("/0/recurring").asBoolean());
        var id = listed.at("/0/id").asText();

        assertEquals(
                "audit-months",
                json(SERVICE.get("/admin/jobs/" + id, OPERATOR)).path("kind").asText());
        json(SERVICE.post("/admin/jobs/" + id + "/retry", "", OPERATOR));

        var records = json(SERVICE.get("/admin/audit/records?client=demo-operator&limit=1000", AUDITOR))
                .path("records");
        assertTrue(records.findValuesAsText("op").contains("retry-job"), records.toString());
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertEquals(
                404, SERVICE.get("/admin/jobs/" + UUID.randomUUID(), OPERATOR).statusCode());
        assertEquals(
                404, SERVICE.post("/admin/outbox/dead/77/replay", "", OPERATOR).statusCode());
        assertEquals(400, SERVICE.get("/admin/jobs/nonsense", OPERATOR).statusCode());
        assertEquals(400, SERVICE.get("/admin/jobs?state=sleeping", OPERATOR).statusCode());
    }

    @Test
    void a_dead_message_is_seen_and_discarded() {
        inTransaction(connection -> Sql.of(
                        connection,
                        "INSERT INTO outbox_dead (consumer, id, topic, key, payload, put_at, attempts, last_error)"
                                + " VALUES ('gone', 9, 'news', 'k', '\"secret\"', now(), 10, 'it failed')")
                .update());

        var answer = SERVICE.get("/admin/outbox/dead", OPERATOR);
        assertEquals("news", json(answer).at("/0/topic").asText());
        assertFalse(answer.body().contains("secret"));
        assertEquals(
                204,
                SERVICE.send(SERVICE.request("/admin/outbox/dead/9", OPERATOR).DELETE())
                        .statusCode());
        assertEquals(0, json(SERVICE.get("/admin/outbox/dead", OPERATOR)).size());
    }

    @Test
    void the_command_says_that_the_trail_is_intact_and_when_it_is_not() {
        append(3);
        var intact = run("verify");
        assertEquals(0, intact.exit(), intact.out());
        assertTrue(intact.out().startsWith("intact: "), intact.out());

        tamper("UPDATE audit_record SET client = 'nobody' WHERE '" + patient + "' = ANY (patients)");
        var tampered = run("verify");
        tamper("UPDATE audit_record SET client = 'test' WHERE '" + patient + "' = ANY (patients)");

        assertEquals(1, tampered.exit());
        assertTrue(tampered.out().startsWith("MISPLACED chain default/"), tampered.out());
        assertTrue(tampered.out().contains("not as in the record: client"), tampered.out());
    }

    private static void tamper(String statement) {
        inTransaction(connection -> {
            Sql.of(connection, "SET LOCAL session_replication_role = replica").update();
            return Sql.of(connection, statement).update();
        });
    }

    @Test
    void the_command_searches() {
        append(4);
        var found = run("search", "--patient", patient);
        assertEquals(0, found.exit(), found.out());
        assertEquals(4, found.out().lines().count());
    }

    @Test
    void the_command_exports_records_and_audit_events(@TempDir Path folder) throws IOException {
        append(2);
        var records = folder.resolve("records.ndjson");
        var events = folder.resolve("events.ndjson");

        assertEquals(0, run("export", "--out", records.toString()).exit());
        assertEquals(
                0, run("export", "--as", "fhir", "--out", events.toString()).exit());

        assertTrue(Files.readString(records).contains(patient));
        assertTrue(Files.readAllLines(events).stream()
                .allMatch(line -> line.startsWith("{\"resourceType\":\"AuditEvent\"")));
        assertEquals(2, run("export", "--out", events.toString()).exit());
    }

    @Test
    void without_a_token_the_command_says_so() {
        var refused = runWith("", "verify");
        assertEquals(2, refused.exit());
        assertTrue(refused.out().contains("--token or PAS_TOKEN"), refused.out());
        assertEquals(2, runWith("made-up", "verify").exit());
    }

    private record Ran(int exit, String out) {}

    private static Ran run(String... arguments) {
        return runWith(AUDITOR[1].substring("Bearer ".length()), arguments);
    }

    private static Ran runWith(String token, String... arguments) {
        var out = new StringWriter();
        var line =
                new CommandLine(new AuditCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", SERVICE.uri("").toString(), "--token", token));
        return new Ran(line.execute(all.toArray(String[]::new)), out.toString());
    }
}
