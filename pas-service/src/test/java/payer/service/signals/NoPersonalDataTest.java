package payer.service.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.inject.Singleton;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import payer.service.running.Browser;
import payer.service.running.RunningService;
import payer.testdata.cases.Cases;

/**
 * Drives marked values through each flow, the good ones and the failing ones, and searches everything that was written for
 * them: logs at their most talkative level of ours, exported traces, metrics, and error answers.
 */
class NoPersonalDataTest {
    private static final String MARK = "Zzmarker";
    private static final String PATIENT = """
            {"resourceType":"Patient","identifier":[{"system":"https://payer.example/member","value":"%1$sId"}],
             "name":[{"family":"%1$sFamily","given":["%1$sGiven"]}],"birthDate":"1948-03-12",
             "address":[{"city":"%1$sCity"}],"telecom":[{"system":"phone","value":"%1$sPhone"}]}
            """.formatted(MARK);

    private static final String HOOK = "/crd/2.0/cds-services/order-sign";
    private static final Pattern CASE = Pattern.compile("\"ClaimResponse\",\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern LETTER = Pattern.compile("/review/[0-9a-f-]{36}/letters/[0-9a-f-]{36}");
    private static final Map<String, String> REFUSAL = Map.of(
            "decision", "deny",
            "version", "1",
            "provider", "No trial of oxygen during an attack is documented; send the note of such a trial.",
            "member", "We need a trial of oxygen first.",
            "criteria", "trial");

    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
    private static RunningService service;

    @BeforeAll
    static void listen() {
        LOGGED.start();
        root().addAppender(LOGGED);
        ((Logger) LoggerFactory.getLogger("payer")).setLevel(Level.TRACE);
        service = RunningService.with(Map.of("no-personal-data-test", "true"));
    }

    @AfterAll
    static void stopListening() {
        service.close();
        root().detachAppender(LOGGED);
        ((Logger) LoggerFactory.getLogger("payer")).setLevel(null);
    }

    @Test
    void nothing_that_is_written_holds_what_was_sent() {
        var loader = service.as("demo-loader", "system/*.cruds");
        var answers = new ArrayList<HttpResponse<String>>();

        var created = service.post("/records/fhir/Patient", PATIENT, with(loader));
        assertEquals(201, created.statusCode(), created.body());
        answers.add(
                service.get("/records/fhir/Patient?family=" + MARK + "Family&identifier=" + MARK + "Id", with(loader)));
        assertTrue(answers.getFirst().body().contains(MARK), "the flow itself works");

        var refused = new ArrayList<HttpResponse<String>>();
        refused.add(service.post("/records/fhir/Patient", PATIENT.replace("1948-03-12", MARK + "Date"), with(loader)));
        refused.add(service.post("/records/fhir/Patient", PATIENT.substring(0, 100), with(loader)));
        refused.add(service.post(
                "/records/fhir/Patient", PATIENT.replace("\"name\"", "\"" + MARK + "Element\""), with(loader)));
        refused.add(service.post("/records/fhir/Patient", PATIENT, "Content-Type", "application/fhir+json"));
        refused.add(service.get("/records/fhir/Patient/" + MARK + "Unknown", with(loader)));
        refused.add(service.get("/records/fhir/Patient?birthdate=" + MARK + "Date", with(loader)));
        refused.add(service.get("/" + MARK + "Path/fhir/Patient?name=" + MARK + "Name"));
        refused.add(service.get("/records/fhir/Patient?name=" + MARK, "Authorization", "Bearer " + MARK + "Token"));
        refused.add(service.post("/token", "grant_type=client_credentials&client_assertion=" + MARK, form()));
        for (var answer : refused) {
            assertTrue(answer.statusCode() >= 400, () -> answer.uri().getPath() + " " + answer.statusCode());
            assertFalse(answer.body().contains(MARK), () -> "an error quotes what was sent: " + answer.body());
        }

        assertNothingIsWritten();
    }

    /** Order, form and request of one member with a marked name and number, and what is wrong with requests. */
    @Test
    void nothing_that_is_written_tells_whose_order_was_judged() {
        var member = new MarkedMember(service, MARK, Cases::oxygenAtRest86RoomAir);
        keep(member);
        var ehr = service.as("demo-ehr", "system/*.cruds");

        var signed = service.post(HOOK, member.hook(), json(service.asHooks(HOOK)));
        assertEquals(200, signed.statusCode(), signed.body());
        var submitted = service.post("/pas/2.0/fhir/Claim/$submit", member.request(), with(ehr));
        assertEquals(200, submitted.statusCode());
        assertTrue(submitted.body().contains(MARK), "the flow itself works");
        assertTrue(submitted.body().contains("reviewAction"), submitted.body());
        var packaged =
                service.post("/dtr/2.0/fhir/Questionnaire/$questionnaire-package", member.formsRequest(), with(ehr));
        assertEquals(200, packaged.statusCode(), packaged.body());

        for (var broken : List.of(
                member.request().substring(0, 3_000),
                member.request().replace("\"use\":\"preauthorization\"", "\"use\":\"" + MARK + "\""),
                member.request().replaceFirst("\"birthDate\":\"[^\"]*\"", "\"birthDate\":\"" + MARK + "\""))) {
            var refused = service.post("/pas/2.0/fhir/Claim/$submit", broken, with(ehr));
            assertTrue(refused.statusCode() >= 400, refused::body);
            assertFalse(refused.body().contains(MARK), () -> "an error quotes what was sent: " + refused.body());
        }
        assertNothingIsWritten();
    }

    /** Question, review, refusal and letter of one, and what an auditor looks up about it. */
    @Test
    void nothing_that_is_written_tells_whose_request_a_person_decided() {
        var member = new MarkedMember(service, MARK + "Other", Cases::oxygenForClusterHeadache);
        keep(member);
        var ehr = service.as("demo-ehr", "system/*.cruds");
        var submitted = service.post("/pas/2.0/fhir/Claim/$submit", member.request(), with(ehr));
        assertEquals(200, submitted.statusCode());
        var inquired = service.post("/pas/2.0/fhir/Claim/$inquire", member.inquiry(), with(ehr));
        assertEquals(200, inquired.statusCode());

        var address = "/review/" + caseOf(submitted.body());
        var physician = Browser.of(service, "demo-physician");
        assertEquals(200, physician.get("/review").statusCode());
        assertTrue(physician.get(address).body().contains(MARK), "the flow itself works");
        assertEquals(303, physician.post(address + "/lines/1/decision", REFUSAL).statusCode());
        var letter = awaitLetter(physician, address);
        assertEquals(200, physician.get(letter).statusCode());
        var looked =
                service.get("/admin/audit/records?patient=" + member.id(), service.as("demo-operator", "role/auditor"));
        assertTrue(looked.body().contains(MARK), looked.body());
        assertEquals(
                200,
                service.get("/admin/authorizations", service.as("demo-operator", "role/reviewer-nurse"))
                        .statusCode());
        assertNothingIsWritten();
    }

    private static void keep(MarkedMember member) {
        var loader = service.as("demo-loader", "system/*.cruds role/data-steward");
        var kept = service.post("/records/fhir", member.records(), with(loader));
        assertEquals(200, kept.statusCode(), kept.body());
    }

    private static String caseOf(String answer) {
        var found = CASE.matcher(answer);
        assertTrue(found.find(), answer);
        return found.group(1);
    }

    private static String awaitLetter(Browser physician, String address) {
        var limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            var letter = LETTER.matcher(physician.get(address).body());
            if (letter.find()) return letter.group();
            assertTrue(System.nanoTime() < limit, "no letter was written");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static void assertNothingIsWritten() {
        assertFalse(logged().contains(MARK), () -> around(logged()));
        assertFalse(traced().isEmpty(), "there are traces to search");
        assertFalse(traced().contains(MARK), () -> around(traced()));
        assertFalse(measured().contains(MARK), () -> around(measured()));
    }

    private static String[] with(String[] authorization) {
        return new String[] {authorization[0], authorization[1], "Content-Type", "application/fhir+json"};
    }

    private static String[] json(String[] authorization) {
        return new String[] {authorization[0], authorization[1], "Content-Type", "application/json"};
    }

    private static String[] form() {
        return new String[] {"Content-Type", "application/x-www-form-urlencoded"};
    }

    private static String logged() {
        return List.copyOf(LOGGED.list).stream()
                .map(event -> event.getFormattedMessage()
                        + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private static String traced() {
        return service.bean(InMemorySpanExporter.class).getFinishedSpanItems().stream()
                .map(span ->
                        span.toString() + span.getName() + span.getAttributes() + span.getEvents() + span.getStatus())
                .collect(Collectors.joining("\n"));
    }

    private static String measured() {
        return service.bean(io.micrometer.core.instrument.MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().toString())
                .collect(Collectors.joining("\n"));
    }

    private static String around(String text) {
        var at = text.indexOf(MARK);
        return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 200));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** What an exporter would be handed, kept in memory. */
    @Factory
    @Requires(property = "no-personal-data-test")
    static final class Spans {
        @Singleton
        InMemorySpanExporter memory() {
            return InMemorySpanExporter.create();
        }

        @Singleton
        SpanProcessor processor(InMemorySpanExporter memory) {
            return SimpleSpanProcessor.create(new ScrubbedSpans(memory));
        }
    }
}
