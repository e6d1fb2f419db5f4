package payer.service.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;
import payer.service.runtime.ServiceSettings;

/** {@code $populate} from resources that come along and from a provider's server, over HTTP. */
final class PopulateOverHttpTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final SimulatedChartServer CHARTS = new SimulatedChartServer();
    private static final RunningService SERVICE =
            RunningService.with(Map.of("dtr.chart-deadline", "6s", "dtr.prefill-limit", "10s"));
    private static final String SUGAR = "hba1c-over-7";

    @BeforeAll
    static void register() {
        ClientServers.register(SERVICE, "demo-provider", CHARTS.base() + "/");
    }

    @AfterAll
    static void close() {
        SERVICE.close();
        CHARTS.close();
    }

    @Test
    void resources_that_come_along_fill_the_form_and_every_gap_has_its_reason() {
        var answer = populate("2.2", along("insulin-pumps", List.of(sugar("8.1"))));
        assertEquals(200, answer.statusCode(), answer.body());
        var response = response(answer);
        assertEquals("Patient/p1", response.getSubject().getReference());
        assertEquals(
                0,
                ((Quantity) item(response, SUGAR).getAnswerFirstRep().getValue())
                        .getValue()
                        .compareTo(new BigDecimal("8.1")));
        assertTrue(SERVICE.bean(MeterRegistry.class)
                        .get("dtr.prefill")
                        .tags("form", "insulin-pumps", "outcome", "from-chart")
                        .counter()
                        .count()
                >= 1);
        var reasons = issues(answer).getIssue();
        assertTrue(reasons.stream()
                .anyMatch(issue ->
                        issue.getDetails().getCodingFirstRep().getCode().equals("found-in")
                                && issue.getDetails().getText().equals("Observation/sugar")));
        items(response)
                .filter(item -> !item.hasAnswer() && !item.hasItem())
                .forEach(item -> assertTrue(
                        reasons.stream()
                                .anyMatch(issue -> issue.getDiagnostics().startsWith(item.getLinkId() + ": ")),
                        item.getLinkId()));
    }

    @Test
    void each_answer_says_in_the_words_of_its_edition_that_it_comes_from_the_chart() {
        assertTrue(populate("2.0", along("insulin-pumps", List.of(sugar("8.1"))))
                .body()
                .contains("\"valueCode\":\"auto\""));
        assertTrue(populate("2.2", along("insulin-pumps", List.of(sugar("8.1"))))
                .body()
                .contains("\"valueCode\":\"auto-client\""));
    }

    @Test
    void the_registered_server_is_asked_for_all_that_the_form_looks_at_page_after_page() {
        var chart = new ArrayList<Resource>();
        for (var number = 0; number < 250; number++) chart.add(sugar("6.0", "s" + number, "2020-01-01"));
        chart.add(sugar("8.4"));
        CHARTS.holding(chart).refusing().silentAbout().inPagesOf(100);
        var answer = populate("2.2", asking("insulin-pumps", CHARTS.base()));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(item(response(answer), SUGAR).hasAnswer(), answer.body());
        assertTrue(
                CHARTS.asked().stream().anyMatch(query -> query.contains("from=200")),
                CHARTS.asked().toString());
    }

    @Test
    void what_the_server_refuses_or_does_not_answer_is_the_reason_that_is_given() {
        CHARTS.holding(List.of(sugar("8.4"))).refusing("Observation").silentAbout("Condition");
        var answer = populate("2.2", asking("insulin-pumps", CHARTS.base()));
        assertEquals(200, answer.statusCode(), answer.body());
        assertFalse(item(response(answer), SUGAR).hasAnswer());
        var codes = issues(answer).getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .toList();
        assertTrue(codes.contains("access-refused"), codes.toString());
        assertTrue(codes.contains("no-answer"), codes.toString());
        CHARTS.refusing().silentAbout();
    }

    @Test
    void no_server_is_asked_that_is_not_registered_for_the_client() {
        var answer = populate("2.2", asking("insulin-pumps", "http://localhost:1/fhir"));
        assertEquals(422, answer.statusCode(), answer.body());
    }

    @Test
    void a_server_that_is_taken_out_of_the_registration_is_asked_no_more() {
        CHARTS.holding(List.of(sugar("8.4")));
        ClientServers.register(SERVICE, "demo-provider", "https://elsewhere.example/fhir");
        try {
            assertEquals(
                    422, populate("2.2", asking("insulin-pumps", CHARTS.base())).statusCode());
        } finally {
            ClientServers.register(SERVICE, "demo-provider", CHARTS.base());
        }
        assertEquals(
                200, populate("2.2", asking("insulin-pumps", CHARTS.base())).statusCode());
    }

    @Test
    void an_unknown_form_and_a_missing_subject_are_refused() {
        assertEquals(404, populate("2.2", along("never-heard-of", List.of())).statusCode());
        assertEquals(400, populate("2.2", new Parameters()).statusCode());
        assertEquals(
                422, populate("2.2", along("adaptive-lumbar-mri", List.of())).statusCode());
    }

    @Test
    void it_is_listed_and_needs_a_token() {
        for (var edition : List.of("2.0", "2.2")) {
            var statement = FHIR.newJsonParser()
                    .parseResource(
                            CapabilityStatement.class,
                            SERVICE.get("/dtr/" + edition + "/fhir/metadata").body());
            assertTrue(statement.getRestFirstRep().getResource().stream()
                    .flatMap(resource -> resource.getOperation().stream())
                    .anyMatch(operation -> operation.getName().equals("populate")));
            assertEquals(
                    401,
                    SERVICE.post(
                                    "/dtr/" + edition + "/fhir/Questionnaire/$populate",
                                    json(along("insulin-pumps", List.of())),
                                    "Content-Type",
                                    "application/fhir+json")
                            .statusCode());
        }
    }

    private static Parameters along(String form, List<Resource> chart) {
        var parameters = named(form);
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        chart.forEach(one -> bundle.addEntry().setResource(one));
        parameters.addParameter().setName("data").setResource(bundle);
        return parameters;
    }

    private static Parameters asking(String form, String server) {
        var parameters = named(form);
        var endpoint = new Endpoint().setAddress(server);
        endpoint.addHeader("Authorization: Bearer " + SimulatedChartServer.TOKEN);
        parameters.addParameter().setName("dataEndpoint").setResource(endpoint);
        parameters.addParameter().setName("local").setValue(new BooleanType(false));
        return parameters;
    }

    private static Parameters named(String form) {
        var parameters = new Parameters();
        parameters
                .addParameter()
                .setName("canonical")
                .setValue(new UriType(
                        SERVICE.uri("/dtr/2.2/fhir/Questionnaire/" + form).toString()));
        parameters.addParameter().setName("subject").setValue(new Reference("Patient/p1"));
        return parameters;
    }

    private static HttpResponse<String> populate(String edition, Parameters parameters) {
        var token = Tokens.of(SERVICE, "demo-provider", "system/Questionnaire.rs");
        return SERVICE.post(
                "/dtr/" + edition + "/fhir/Questionnaire/$populate",
                json(parameters),
                token[0],
                token[1],
                "Content-Type",
                "application/fhir+json");
    }

    private static QuestionnaireResponse response(HttpResponse<String> answer) {
        return (QuestionnaireResponse)
                parameters(answer).getParameter("response").getResource();
    }

    private static OperationOutcome issues(HttpResponse<String> answer) {
        return (OperationOutcome) parameters(answer).getParameter("issues").getResource();
    }

    private static Parameters parameters(HttpResponse<String> answer) {
        return FHIR.newJsonParser().parseResource(Parameters.class, answer.body());
    }

    private static QuestionnaireResponseItemComponent item(QuestionnaireResponse response, String linkId) {
        return items(response)
                .filter(item -> item.getLinkId().equals(linkId))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<QuestionnaireResponseItemComponent> items(QuestionnaireResponse response) {
        return items(response.getItem());
    }

    private static Stream<QuestionnaireResponseItemComponent> items(List<QuestionnaireResponseItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }

    private static String json(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    private static Observation sugar(String value) {
        return sugar(
                value,
                "sugar",
                LocalDate.now(SERVICE.bean(Clock.class)
                                .withZone(SERVICE.bean(ServiceSettings.class).zone()))
                        .toString());
    }

    private static Observation sugar(String value, String id, String day) {
        var sugar = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "4548-4", null)))
                .setValue(new Quantity()
                        .setValue(new BigDecimal(value))
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("%"))
                .setEffective(new DateTimeType(day));
        sugar.setId(id);
        return sugar;
    }
}
