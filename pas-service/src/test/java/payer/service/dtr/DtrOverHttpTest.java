package payer.service.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import io.micronaut.transaction.TransactionOperations;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.assertion.Assertions;
import payer.service.assertion.Said;
import payer.service.caller.ClientId;
import payer.service.running.RunningService;

/** Forms as a client gets them: over HTTP, from the whole service. */
final class DtrOverHttpTest {
    private static final String SCOPES = "system/Questionnaire.rs system/Library.rs system/ValueSet.rs";
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final RunningService service = RunningService.shared();

    @BeforeAll
    static void insure() {
        Insured.on(RunningService.shared());
    }

    @Test
    void an_order_gets_its_form_with_everything_that_it_needs() {
        var answer = pack("2.0", order("LM-MRI-LUMBAR"));
        assertEquals(200, answer.statusCode(), answer.body());
        var bundle = (Bundle)
                read(answer, Parameters.class).getParameter("PackageBundle").getResource();
        assertEquals("Questionnaire", type(bundle, 0));
        assertEquals("QuestionnaireResponse", type(bundle, 1));
        var libraries = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Library.class::isInstance)
                .map(resource -> ((Library) resource).getName())
                .toList();
        assertEquals(List.of("LumbarMri", "FHIRHelpers", "PayerEvidence"), libraries);
        assertTrue(bundle.getEntry().stream().anyMatch(entry -> entry.getResource() instanceof ValueSet));
    }

    @Test
    void the_newer_edition_names_its_parts_in_its_own_way() {
        var answer = read(pack("2.2", order("LM-MRI-LUMBAR")), Parameters.class);
        assertTrue(answer.hasParameter("packagebundle"));
        assertFalse(answer.hasParameter("PackageBundle"));
    }

    @Test
    void the_operation_is_there_at_the_base_too() {
        var answer = service.post(
                "/dtr/2.0/fhir/$questionnaire-package", order("LM-MRI-LUMBAR"), headers("demo-provider", SCOPES));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        var first = pack("2.0", order("LM-MRI-LUMBAR"));
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var again = service.post(
                "/dtr/2.0/fhir/Questionnaire/$questionnaire-package",
                order("LM-MRI-LUMBAR"),
                headers("demo-provider", SCOPES, "If-None-Match", tag));
        assertEquals(304, again.statusCode(), again.body());
    }

    @Test
    void an_etag_is_known_again_among_others_and_a_new_order_has_another() {
        var first = pack("2.2", order("LM-MRI-LUMBAR"));
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var path = "/dtr/2.2/fhir/Questionnaire/$questionnaire-package";
        var known = headers("demo-provider", SCOPES, "If-None-Match", "\"older\", " + tag);
        assertEquals(304, service.post(path, order("LM-MRI-LUMBAR"), known).statusCode());
        var other = order("LM-MRI-LUMBAR").replace("\"sr1\"", "\"sr2\"");
        assertEquals(200, service.post(path, other, known).statusCode());
    }

    @Test
    void a_coverage_of_nobody_is_refused_and_one_beside_a_good_one_is_a_warning() {
        for (var edition : List.of("2.0", "2.2")) {
            var unknown = COVERAGE.replace(Insured.NUMBER, "NOBODY-AT-ALL");
            var alone = order("LM-MRI-LUMBAR").replace(COVERAGE, unknown);
            var refused = pack(edition, alone);
            assertEquals(422, refused.statusCode(), refused.body());
            assertEquals(
                    "Parameters.parameter.where(name='coverage')",
                    read(refused, OperationOutcome.class)
                            .getIssueFirstRep()
                            .getExpression()
                            .getFirst()
                            .getValue());
            var both = order("LM-MRI-LUMBAR").replace(COVERAGE, unknown.replace("cov1", "cov0") + "," + COVERAGE);
            var answer = pack(edition, both);
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("No member of ours is covered by it."), answer.body());
            assertTrue(answer.body().contains("Coverage/cov1"), answer.body());
            assertFalse(answer.body().contains("Coverage/cov0"), answer.body());
        }
    }

    @Test
    void a_coverage_that_has_ended_or_tells_of_nobody_is_refused() {
        var ended = order("LM-MRI-LUMBAR").replace("\"active\",\n \"subscriberId\"", "\"cancelled\",\"subscriberId\"");
        assertEquals(422, pack("2.2", ended).statusCode(), ended);
        var ofNobody = order("LM-MRI-LUMBAR").replace("\"beneficiary\":{\"reference\":\"Patient/p1\"},", "");
        assertEquals(422, pack("2.2", ofNobody).statusCode(), ofNobody);
    }

    @Test
    void a_context_that_was_never_given_out_is_refused() {
        var answer = pack(
                "2.0",
                order("LM-MRI-LUMBAR")
                        .replace(
                                "\"parameter\":[",
                                "\"parameter\":[{\"name\":\"context\",\"valueString\":\"CA-20260302-000017\"},"));
        assertEquals(422, answer.statusCode(), answer.body());
        assertEquals(
                "Parameters.parameter.where(name='context')",
                read(answer, OperationOutcome.class)
                        .getIssueFirstRep()
                        .getExpression()
                        .getFirst()
                        .getValue());
    }

    @Test
    void the_number_from_the_order_screen_brings_its_order() {
        var order = "{\"resourceType\":\"ServiceRequest\",\"id\":\"sr9\",\"status\":\"draft\",\"intent\":\"order\","
                + "\"subject\":{\"reference\":\"Patient/p1\"},"
                + "\"code\":{\"coding\":[{\"system\":\"urn:payer:plan-code\",\"code\":\"LM-MRI-LUMBAR\"}]}}";
        var number = asserted("demo-provider", order);
        var asking = "{\"resourceType\":\"Parameters\",\"parameter\":[" + COVERAGE
                + ",{\"name\":\"context\",\"valueString\":\"" + number + "\"}]}";
        var answer = pack("2.0", asking);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("ServiceRequest/sr9"), answer.body());
        var foreign = pack("2.0", asking.replace(number, asserted("demo-ehr", order)));
        assertEquals(422, foreign.statusCode(), foreign.body());
    }

    @SuppressWarnings("unchecked") // a class has no type parameters at run time
    private String asserted(String client, String order) {
        var said = new Said(
                new ClientId(client),
                "",
                Optional.empty(),
                "ServiceRequest/sr9",
                () -> order.getBytes(StandardCharsets.UTF_8),
                "Coverage/cov1",
                "auth-needed",
                () -> "{}",
                List.of(),
                List.of(),
                Optional.empty());
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        return transactions
                .executeWrite(_ ->
                        service.bean(Assertions.class).remember(List.of(said), Instant.parse("2026-03-02T10:00:00Z")))
                .getFirst()
                .value();
    }

    @Test
    void a_coverage_alone_is_refused() {
        var answer = pack("2.0", "{\"resourceType\":\"Parameters\",\"parameter\":[" + COVERAGE + "]}");
        assertEquals(400, answer.statusCode(), answer.body());
    }

    @Test
    void nobody_gets_forms_without_a_token_or_with_the_wrong_scope() {
        assertEquals(
                401,
                service.post("/dtr/2.0/fhir/Questionnaire/$questionnaire-package", order("LM-MRI-LUMBAR"), JSON)
                        .statusCode());
        assertEquals(
                403,
                service.post(
                                "/dtr/2.0/fhir/Questionnaire/$questionnaire-package",
                                order("LM-MRI-LUMBAR"),
                                headers("demo-provider", "system/ValueSet.rs"))
                        .statusCode());
    }

    @Test
    void a_form_is_read_and_found_and_known_again_by_its_etag() {
        var token = headers("demo-provider", SCOPES);
        var read = service.get("/dtr/2.0/fhir/Questionnaire/lumbar-mri-2024-01-01", token);
        assertEquals(200, read.statusCode(), read.body());
        var form = read(read, Questionnaire.class);
        assertEquals("2024-01-01", form.getVersion());
        var tag = read.headers().firstValue("ETag").orElseThrow();
        var again = service.get(
                "/dtr/2.0/fhir/Questionnaire/lumbar-mri-2024-01-01",
                headers("demo-provider", SCOPES, "If-None-Match", tag));
        assertEquals(304, again.statusCode());
        var found = service.get("/dtr/2.0/fhir/Questionnaire?url=" + form.getUrl(), token);
        assertEquals(1, read(found, Bundle.class).getTotal(), found.body());
        assertEquals(
                404,
                service.get("/dtr/2.0/fhir/Questionnaire/never-heard-of", token).statusCode());
    }

    @Test
    void a_search_comes_in_pages() {
        var token = headers("demo-provider", SCOPES);
        var path = "/dtr/2.2/fhir/Questionnaire?title=lumbar&_count=1";
        var first = read(service.get(path, token), Bundle.class);
        assertEquals(2, first.getTotal());
        assertEquals(1, first.getEntry().size());
        assertEquals(service.uri(path).toString(), first.getLink("self").getUrl());
        var next = first.getLink(Bundle.LINK_NEXT).getUrl();
        var second = read(service.get(next.substring(next.indexOf("/dtr/")), token), Bundle.class);
        assertEquals(1, second.getEntry().size());
        assertFalse(second.getEntryFirstRep()
                .getFullUrl()
                .equals(first.getEntryFirstRep().getFullUrl()));
        assertEquals(null, second.getLink(Bundle.LINK_NEXT));
        assertEquals(
                400,
                service.get("/dtr/2.2/fhir/Questionnaire?_count=some", token).statusCode());
    }

    @Test
    void an_adaptive_run_goes_from_the_package_to_its_end() {
        var named = order("LM-MRI-LUMBAR")
                .replace(
                        "\"parameter\":[",
                        "\"parameter\":[{\"name\":\"questionnaire\",\"valueCanonical\":\""
                                + service.uri("/dtr/2.0/fhir/Questionnaire/adaptive-lumbar-mri") + "\"},");
        var bundle = (Bundle) read(pack("2.0", named), Parameters.class)
                .getParameter("PackageBundle")
                .getResource();
        var draft = (QuestionnaireResponse) bundle.getEntry().get(1).getResource();
        var first = read(next("2.0", draft), QuestionnaireResponse.class);
        assertEquals(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS, first.getStatus());
        var red = first.getItem().stream()
                .filter(item -> item.getLinkId().equals("progressive-motor-deficit"))
                .findFirst()
                .orElseThrow();
        red.addAnswer().setValue(new org.hl7.fhir.r4.model.BooleanType(true));
        var last = read(next("2.0", first), QuestionnaireResponse.class);
        assertEquals(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED, last.getStatus());
    }

    @Test
    void answers_that_break_the_form_are_refused_with_their_questions() {
        var draft = new QuestionnaireResponse();
        draft.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS)
                .setQuestionnaire("#form");
        var run = new Questionnaire();
        run.setId("form");
        run.addDerivedFrom(service.uri("/dtr/2.0/fhir/Questionnaire/adaptive-lumbar-mri") + "");
        draft.addContained(run);
        draft.addItem().setLinkId("made-up").addAnswer().setValue(new org.hl7.fhir.r4.model.BooleanType(true));
        var answer = next("2.0", draft);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("made-up"), answer.body());
    }

    @Test
    void the_codes_of_a_value_set_are_listed_and_filtered() {
        var token = headers("demo-provider", SCOPES);
        var url = service.uri("/dtr/2.0/fhir/ValueSet/lumbar-mri.radicular-pain");
        var all = read(service.get("/dtr/2.0/fhir/ValueSet/$expand?url=" + url, token), ValueSet.class);
        assertEquals(4, all.getExpansion().getTotal());
        var some = read(service.get("/dtr/2.0/fhir/ValueSet/$expand?filter=M51&url=" + url, token), ValueSet.class);
        assertEquals(2, some.getExpansion().getTotal());
        assertEquals(
                404,
                service.get("/dtr/2.0/fhir/ValueSet/$expand?url=urn:none", token)
                        .statusCode());
        assertEquals(400, service.get("/dtr/2.0/fhir/ValueSet/$expand", token).statusCode());
        var id = all.getIdElement().getIdPart();
        var one = service.get("/dtr/2.0/fhir/ValueSet/" + id + "/$expand?count=1", token);
        assertEquals(200, one.statusCode(), one.body());
        assertEquals(1, read(one, ValueSet.class).getExpansion().getContains().size());
        assertEquals(4, read(one, ValueSet.class).getExpansion().getTotal());
    }

    @Test
    void a_client_reports_what_is_wrong_with_a_form() {
        var body = """
                {"resourceType":"Parameters","parameter":[
                 {"name":"questionnaire","valueCanonical":"https://x.example/Questionnaire/a|1"},
                 {"name":"operationOutcome","resource":{"resourceType":"OperationOutcome","issue":[
                  {"severity":"error","code":"exception","diagnostics":"an expression failed"}]}}]}""";
        var answer = service.post(
                "/dtr/2.2/fhir/Questionnaire/$log-questionnaire-errors", body, headers("demo-provider", SCOPES));
        assertEquals(204, answer.statusCode(), answer.body());
        var kept = service.bean(ErrorReports.class).latest(20);
        assertTrue(kept.stream()
                .anyMatch(report -> report.questionnaires().contains("https://x.example/Questionnaire/a|1")
                        && report.outcome().contains("an expression failed")));
        var empty = service.post(
                "/dtr/2.2/fhir/Questionnaire/$log-questionnaire-errors",
                "{\"resourceType\":\"Parameters\"}",
                headers("demo-provider", SCOPES));
        assertEquals(400, empty.statusCode(), empty.body());
    }

    @Test
    void each_base_says_what_it_can_do() {
        for (var edition : List.of("2.0", "2.2")) {
            var statement = read(service.get("/dtr/" + edition + "/fhir/metadata"), CapabilityStatement.class);
            assertTrue(statement.getInstantiates().stream()
                    .anyMatch(canonical -> canonical.getValue().endsWith("/dtr-payer-service")));
            var questionnaire = statement.getRestFirstRep().getResource().stream()
                    .filter(resource -> resource.getType().equals("Questionnaire"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(4, questionnaire.getOperation().size());
            var atBase = statement.getRestFirstRep().getOperation().stream()
                    .map(operation -> operation.getName())
                    .toList();
            assertEquals(edition.equals("2.0"), atBase.contains("expand"), atBase.toString());
            var smart = service.get("/dtr/" + edition + "/fhir/.well-known/smart-configuration");
            assertEquals(200, smart.statusCode(), smart.body());
        }
    }

    private static final String[] JSON = {"Content-Type", "application/fhir+json"};
    private static final String COVERAGE = """
            {"name":"coverage","resource":{"resourceType":"Coverage","id":"cov1","status":"active",
             "subscriberId":"W100000001","beneficiary":{"reference":"Patient/p1"},"payor":[{"reference":"Organization/acme"}]}}""";

    private static String order(String code) {
        return """
                {"resourceType":"Parameters","parameter":[%s,
                 {"name":"order","resource":{"resourceType":"ServiceRequest","id":"sr1","status":"draft","intent":"order",
                  "subject":{"reference":"Patient/p1"},
                  "code":{"coding":[{"system":"urn:payer:plan-code","code":"%s"}]}}}]}""".formatted(COVERAGE, code);
    }

    private HttpResponse<String> pack(String edition, String body) {
        return service.post(
                "/dtr/" + edition + "/fhir/Questionnaire/$questionnaire-package",
                body,
                headers("demo-provider", SCOPES));
    }

    private HttpResponse<String> next(String edition, QuestionnaireResponse response) {
        return service.post(
                "/dtr/" + edition + "/fhir/Questionnaire/$next-question",
                FHIR.newJsonParser().encodeResourceToString(response),
                headers("demo-provider", SCOPES));
    }

    private String[] headers(String client, String scopes, String... more) {
        var token = Tokens.of(service, client, scopes);
        var headers = new java.util.ArrayList<>(List.of(token[0], token[1], JSON[0], JSON[1]));
        headers.addAll(List.of(more));
        return headers.toArray(String[]::new);
    }

    private static String type(Bundle bundle, int place) {
        return bundle.getEntry().get(place).getResource().fhirType();
    }

    private static <T extends Resource> T read(HttpResponse<String> answer, Class<T> type) {
        return FHIR.newJsonParser().parseResource(type, answer.body());
    }
}
