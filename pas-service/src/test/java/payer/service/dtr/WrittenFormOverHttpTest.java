package payer.service.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DataRequirement;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Questionnaire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** A form that the payer's own people write takes the place of the generated one, if it holds what the policy relies on. */
final class WrittenFormOverHttpTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final RunningService SERVICE = RunningService.with(Map.of());
    private static final String PLACE = "/admin/forms/lumbar-mri/2024-01-01";
    private static final String FLAG = "progressive-motor-deficit";

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void a_form_that_holds_what_the_policy_relies_on_takes_the_place_of_the_generated_one() {
        var answer = put(written(form -> form.setTitle("Lumbar MRI, as our physicians ask it")));
        assertEquals(201, answer.statusCode(), answer.body());
        var revision = Integer.parseInt(answer.body().replaceAll("(?s).*\"revision\":(\\d+).*", "$1"));
        var form = found("");
        assertEquals("Lumbar MRI, as our physicians ask it", form.getTitle());
        assertEquals("2024-01-01-" + revision, form.getVersion());
        assertTrue(FHIR.newJsonParser().encodeResourceToString(form).contains("/Library/Spine|1.0.0"));
        assertEquals(
                "Lumbar MRI, as our physicians ask it",
                found("|2024-01-01-" + revision).getTitle());
        var history = SERVICE.get(PLACE, as("role/policy-author"));
        assertTrue(history.body().contains("\"revision\":" + revision), history.body());
        assertEquals(
                200,
                SERVICE.send(SERVICE.request(PLACE, as("role/policy-author")).DELETE())
                        .statusCode());
        assertFalse(found("").getTitle().contains("physicians"));
    }

    @Test
    void what_the_policy_relies_on_and_is_not_asked_is_named() {
        var answer = put(written(form -> forget(form.getItem())));
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(FLAG), answer.body());
    }

    @Test
    void an_answer_of_another_kind_than_the_policy_takes_is_refused() {
        var answer = put(written(form -> flag(form).setType(Questionnaire.QuestionnaireItemType.STRING)));
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("The policy takes a boolean"), answer.body());
    }

    @Test
    void cql_that_does_not_translate_is_refused_with_its_line() {
        var broken = written(_ -> {});
        var library = (Library) broken.getEntry().get(1).getResource();
        library.getContentFirstRep()
                .setData(cql().replace("exists", "exists exists (").getBytes(StandardCharsets.UTF_8));
        var answer = put(broken);
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("line 5"), answer.body());
    }

    @Test
    void a_definition_that_is_nowhere_is_refused() {
        var answer = put(written(form -> flag(form)
                .getExtensionByUrl(INITIAL)
                .setValue(new Expression().setLanguage("text/cql").setExpression("\"Spine\".\"Nowhere\""))));
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("Nowhere"), answer.body());
    }

    @Test
    void only_those_who_write_policies_write_forms() {
        var form = FHIR.newJsonParser().encodeResourceToString(written(_ -> {}));
        var nurse = SERVICE.as("demo-operator", "role/reviewer-nurse");
        var answer = SERVICE.send(SERVICE.request(PLACE, nurse[0], nurse[1], "Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(form)));
        assertEquals(403, answer.statusCode(), answer.body());
    }

    private static final String INITIAL =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";

    private static String cql() {
        return """
                library Spine version '1.0.0'
                using FHIR version '4.0.1'
                include FHIRHelpers version '4.0.1' called FHIRHelpers
                context Patient
                define "Motor deficit": exists [Observation]
                """;
    }

    /** The generated form with a library of its own, as a person would start from it. */
    private static Bundle written(Consumer<Questionnaire> change) {
        var form = found("|2024-01-01-0");
        items(form).forEach(item -> item.removeExtension(INITIAL));
        flag(form)
                .addExtension(new Extension(
                        INITIAL,
                        new Expression().setLanguage("text/cql").setExpression("\"Spine\".\"Motor deficit\"")));
        change.accept(form);
        var library = new Library().setName("Spine").setVersion("1.0.0");
        library.addContent(new Attachment().setContentType("text/cql").setData(cql().getBytes(StandardCharsets.UTF_8)));
        library.addDataRequirement(new DataRequirement().setType("Observation"));
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        bundle.addEntry().setResource(form);
        bundle.addEntry().setResource(library);
        return bundle;
    }

    private static java.util.List<Questionnaire.QuestionnaireItemComponent> items(Questionnaire form) {
        return form.getItem().stream()
                .flatMap(section -> java.util.stream.Stream.concat(
                        section.getItem().stream(),
                        section.getItem().stream().flatMap(item -> item.getItem().stream())))
                .flatMap(item ->
                        java.util.stream.Stream.concat(java.util.stream.Stream.of(item), item.getItem().stream()))
                .toList();
    }

    private static Questionnaire.QuestionnaireItemComponent flag(Questionnaire form) {
        return items(form).stream()
                .filter(item -> item.getLinkId().equals(FLAG))
                .findFirst()
                .orElseThrow();
    }

    private static void forget(java.util.List<Questionnaire.QuestionnaireItemComponent> items) {
        items.removeIf(item -> item.getLinkId().equals(FLAG));
        items.forEach(item -> forget(item.getItem()));
    }

    private static HttpResponse<String> put(Bundle form) {
        var headers = as("role/policy-author", "Content-Type", "application/fhir+json");
        return SERVICE.send(SERVICE.request(PLACE, headers)
                .PUT(BodyPublishers.ofString(FHIR.newJsonParser().encodeResourceToString(form))));
    }

    private static String[] as(String scope, String... more) {
        var token = Tokens.of(SERVICE, "demo-author", scope);
        var headers = new java.util.ArrayList<>(java.util.List.of(token));
        headers.addAll(java.util.List.of(more));
        return headers.toArray(String[]::new);
    }

    private static Questionnaire found(String version) {
        var token = Tokens.of(SERVICE, "demo-provider", "system/Questionnaire.rs");
        var coverage = """
                {"resourceType":"Parameters","parameter":[
                 {"name":"coverage","resource":{"resourceType":"Coverage","id":"cov1","status":"active","subscriberId":"M100",
                  "beneficiary":{"reference":"Patient/p1"},"payor":[{"reference":"Organization/acme"}]}},
                 {"name":"questionnaire","valueCanonical":"%s"}]}""".formatted(SERVICE.uri("/dtr/2.0/fhir/Questionnaire/lumbar-mri") + version);
        var answer = SERVICE.post(
                "/dtr/2.0/fhir/Questionnaire/$questionnaire-package",
                coverage,
                token[0],
                token[1],
                "Content-Type",
                "application/fhir+json");
        assertEquals(200, answer.statusCode(), answer.body());
        var parameters = FHIR.newJsonParser().parseResource(org.hl7.fhir.r4.model.Parameters.class, answer.body());
        return (Questionnaire) ((Bundle) parameters.getParameterFirstRep().getResource())
                .getEntryFirstRep()
                .getResource();
    }
}
