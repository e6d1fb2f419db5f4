package payer.service.fhir.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import payer.service.running.RunningService;

class ErrorsOverHttpTest {
    private static final String JSON = "application/fhir+json";

    private final RunningService service = Probe.SERVICE;

    @ParameterizedTest
    @CsvSource(textBlock = """
            problem,   422, business-rule
            gone,      410, deleted
            login,     401, login
            throttled, 429, throttled
            away,      503, transient
            full,      503, transient
            stopping,  503, transient
            deadlock,  503, transient
            lock,      409, conflict
            defect,    500, exception
            error,     500, exception
            """)
    void each_failure_has_its_status_and_code(String how, int status, String code) {
        var answer = service.get("/probe/fhir/$fail/" + how);
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                JSON + ";charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(code, Probe.outcome(answer).getIssueFirstRep().getCode().toCode());
        assertFalse(answer.body().contains("MARKED-SECRET"), answer.body());
    }

    @Test
    void an_error_names_every_issue_with_its_place() {
        var outcome = Probe.outcome(service.get("/probe/fhir/$fail/problem"));
        assertEquals(2, outcome.getIssue().size());
        var second = outcome.getIssue().get(1);
        assertEquals("required", second.getCode().toCode());
        assertEquals("error", second.getSeverity().toCode());
        assertEquals("a code is missing", second.getDetails().getText());
        assertEquals("Claim.item[2].code", second.getExpression().getFirst().getValue());
    }

    @Test
    void an_error_is_told_in_the_clients_format() {
        var answer = service.get("/probe/fhir/$fail/problem", "Accept", "application/fhir+xml");
        assertTrue(answer.body().startsWith("<OperationOutcome"), answer.body());
        assertTrue(service.get("/probe/fhir/$fail/problem?_format=xml").body().startsWith("<OperationOutcome"));
    }

    @Test
    void passing_faults_say_when_to_come_back() {
        assertEquals("10", header(service.get("/probe/fhir/$fail/away"), "Retry-After"));
        assertEquals("1", header(service.get("/probe/fhir/$fail/deadlock"), "Retry-After"));
        assertEquals("10", header(service.get("/probe/fhir/$fail/throttled"), "Retry-After"));
    }

    @Test
    void a_lost_race_is_a_failed_condition_for_those_who_set_one() {
        assertEquals(
                412,
                service.get("/probe/fhir/$fail/lock", "If-Match", "W/\"1\"").statusCode());
    }

    @Test
    void a_defect_is_logged_under_the_number_that_the_caller_gets_and_without_what_it_says() {
        var lines = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger("ROOT");
        lines.start();
        log.addAppender(lines);
        try {
            var answer = service.get("/probe/fhir/$fail/defect");
            var diagnostics = Probe.outcome(answer).getIssueFirstRep().getDiagnostics();
            var logged =
                    lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
            var incident = diagnostics.substring("incident ".length());
            assertTrue(logged.stream().anyMatch(line -> line.contains(incident)), logged.toString());
            assertTrue(logged.stream().anyMatch(line -> line.contains("ProbeController.fail")), logged.toString());
            assertTrue(logged.stream().noneMatch(line -> line.contains("MARKED-SECRET")), logged.toString());
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void what_is_not_there_is_not_found() {
        var answer = service.get("/probe/fhir/Nothing/1");
        assertEquals(404, answer.statusCode());
        assertEquals(
                "not-found", Probe.outcome(answer).getIssueFirstRep().getCode().toCode());
    }

    @Test
    void a_method_that_is_not_supported_is_answered_with_those_that_are() {
        var answer = service.send(service.request("/probe/fhir/Patient/p1").DELETE());
        assertEquals(405, answer.statusCode());
        var allowed = header(answer, "Allow");
        assertTrue(allowed.contains("GET") && allowed.contains("PUT"), allowed);
        assertEquals(
                "not-supported",
                Probe.outcome(answer).getIssueFirstRep().getCode().toCode());
        assertEquals(
                405,
                service.send(service.request("/probe/fhir/Patient/p1").method("PATCH", none()))
                        .statusCode());
    }

    @Test
    void a_body_of_another_kind_is_refused_before_it_is_read() {
        var answer = service.post("/probe/fhir/Patient", "family,given", "Content-Type", "text/csv");
        assertEquals(415, answer.statusCode());
        assertEquals(
                "not-supported",
                Probe.outcome(answer).getIssueFirstRep().getCode().toCode());
        var latin = service.post("/probe/fhir/Patient", "{}", "Content-Type", JSON + ";charset=iso-8859-1");
        assertEquals(415, latin.statusCode());
        assertEquals(
                415,
                service.send(service.request("/probe/fhir/Patient").POST(text("{}")))
                        .statusCode());
    }

    @Test
    void a_missing_body_is_asked_for() {
        var answer = service.send(
                service.request("/probe/fhir/Patient", "Content-Type", JSON).POST(none()));
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(
                "required", Probe.outcome(answer).getIssueFirstRep().getCode().toCode());
    }

    @Test
    void a_broken_document_is_answered_with_every_error_and_no_value_of_it() {
        var answer = service.post(
                "/probe/fhir/Patient",
                "{\"resourceType\":\"Patient\",\"birthDate\":\"SECRET\",\"name\":{\"family\":\"SECRET\"},\"colour\":1}",
                "Content-Type",
                JSON);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(3, Probe.outcome(answer).getIssue().size(), answer.body());
        assertFalse(answer.body().contains("SECRET"), answer.body());
    }

    @Test
    void a_parameter_of_the_wrong_form_is_named_and_not_repeated() {
        var answer = service.get("/probe/fhir/Patient?_count=SECRET");
        assertEquals(400, answer.statusCode(), answer.body());
        assertFalse(answer.body().contains("SECRET"), answer.body());
        assertEquals(
                "_count",
                Probe.outcome(answer)
                        .getIssueFirstRep()
                        .getExpression()
                        .getFirst()
                        .getValue());
        assertEquals(400, service.get("/probe/fhir/Patient?_count=0").statusCode());
        assertEquals(400, service.get("/probe/fhir/Patient").statusCode());
    }

    @Test
    void elsewhere_errors_are_plain_json() {
        var answer = service.get("/probe/plain/conflict");
        assertEquals(409, answer.statusCode());
        assertEquals("application/json;charset=utf-8", header(answer, "Content-Type"));
        assertEquals(
                "{\"error\":\"conflict\",\"message\":\"not twice\","
                        + "\"issues\":[{\"code\":\"conflict\",\"text\":\"not twice\"}]}",
                answer.body());
        assertTrue(service.get("/nowhere").body().startsWith("{\"error\":\"not-found\""));
        var broken = service.post("/probe/plain", "{\"a\":SECRET", "Content-Type", "application/json");
        assertEquals(400, broken.statusCode());
        assertFalse(broken.body().contains("SECRET"), broken.body());
    }

    @Test
    void every_answer_carries_the_request_id_and_the_trace() {
        assertEquals("abc-1", header(service.get("/probe/fhir/Patient/1", "X-Request-Id", "abc-1"), "X-Request-Id"));
        assertFalse(header(service.get("/probe/fhir/Patient/1"), "X-Request-Id").isEmpty());
        var forged = header(service.get("/probe/fhir/Patient/1", "X-Request-Id", "a b<script>"), "X-Request-Id");
        assertFalse(forged.contains("script"), forged);
        assertFalse(header(service.get("/nowhere"), "X-Request-Id").isEmpty());
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertEquals(trace, header(service.get("/probe/fhir/Patient/1", "traceparent", trace), "traceparent"));
        assertEquals("", header(service.get("/probe/fhir/Patient/1", "traceparent", "nonsense"), "traceparent"));
    }

    private static HttpRequest.BodyPublisher none() {
        return HttpRequest.BodyPublishers.noBody();
    }

    private static HttpRequest.BodyPublisher text(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
