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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** A form that the payer's own people write takes the place of the generated one, if it holds what the policy relies on. */
final class WrittenFormOverHttpTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final RunningService SERVICE = RunningService.with(Map.of());
    private static final String PLACE = "/admin/forms/lumbar-mri/2024-01-01";
    private static final String FLAG = "progressive-motor-deficit";

    @BeforeAll
    static void insure() {
        Insured.on(SERVICE);
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void a_form_that_a_second_person_approved_takes_the_place_of_the_generated_one() {
        var revision = proposed(put(written(form -> form.setTitle("Lumbar MRI, as our physicians ask it"))));
        assertFalse(found("").getTitle().contains("physicians"));
        assertEquals(200, say(revision, "approve").statusCode());
        var form = found("");
        assertEquals("Lumbar MRI, as our physicians ask it", form.getTitle());
        assertEquals("2024-01-01-" + revision, form.getVersion());
        assertTrue(FHIR.newJsonParser().encodeResourceToString(form).contains("/Library/Spine|1.0.0"));
        assertEquals(
                "Lumbar MRI, as our physicians ask it",
                found("|2024-01-01-" + revision).getTitle());
        var back = proposed(
                SERVICE.send(SERVICE.request(PLACE, as("role/policy-author")).DELETE()));
        assertTrue(found("").getTitle().contains("physicians"));
        assertEquals(200, say(back, "approve").statusCode());
        assertFalse(found("").getTitle().contains("physicians"));
        var history = SERVICE.get(PLACE, approver()).body();
        assertTrue(
                history.contains("\"revision\":" + revision) && history.contains("\"by\":\"demo-approver\""), history);
    }

    @Test
    void who_wrote_a_form_does_not_approve_it() {
        var both = SERVICE.as("demo-operator", "role/policy-author role/policy-approver");
        var revision = proposed(put(written(_ -> {}), both));
        var answer = say(revision, "approve", both);
        assertEquals(403, answer.statusCode(), answer.body());
        assertEquals(200, say(revision, "send-back").statusCode());
        assertEquals(409, say(revision, "approve").statusCode());
        var auditor = SERVICE.as("demo-operator", "role/auditor");
        var record = SERVICE.get("/admin/audit/records?client=demo-approver&limit=1000", auditor);
        assertTrue(record.body().contains("lumbar-mri|2024-01-01-" + revision), record.body());
    }

    @Test
    void a_form_that_is_not_approved_is_handed_out_to_nobody_but_read_by_who_decides() {
        var revision = proposed(put(written(form -> form.setTitle("Not yet"))));
        assertEquals(0, packages("|2024-01-01-" + revision));
        var written = SERVICE.get(PLACE + "/" + revision, approver());
        assertEquals(200, written.statusCode(), written.body());
        assertTrue(written.body().contains("Not yet"));
        assertEquals(200, say(revision, "send-back").statusCode());
    }

    @Test
    void it_is_told_that_profiles_were_not_checked_where_no_packages_are_loaded() {
        var answer = put(written(_ -> {}));
        assertTrue(
                answer.body().contains("DTR 2.0: not checked against its profiles, for the package set stu2 is not"),
                answer.body());
        assertEquals(200, say(proposed(answer), "send-back").statusCode());
    }

    @Test
    void the_questions_are_reworded_and_the_policys_own_logic_still_fills_them_in() {
        var form = found("|2024-01-01-0");
        flag(form).setText("Does the weakness of the legs get worse?");
        var revision = proposed(put(new Bundle()
                .setType(Bundle.BundleType.COLLECTION)
                .addEntry(new Bundle.BundleEntryComponent().setResource(form))));
        assertEquals(200, say(revision, "approve").statusCode());
        var handedOut = found("");
        assertEquals("Does the weakness of the legs get worse?", flag(handedOut).getText());
        assertTrue(FHIR.newJsonParser().encodeResourceToString(handedOut).contains("/Library/LumbarMri|2024-01-01"));
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
    void logic_that_no_limit_could_stop_is_refused() {
        var endless = written(_ -> {});
        var library = (Library) endless.getEntry().get(1).getResource();
        var cql = cql() + "define \"Endless\": Count(expand { Interval[1, 2000000000] })\n";
        library.getContentFirstRep().setData(cql.getBytes(StandardCharsets.UTF_8));
        var answer = put(endless);
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("expand is not run here"), answer.body());
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
    void a_list_that_does_not_come_along_is_named() {
        var refused = put(written(form -> form.addItem()
                .setLinkId("side")
                .setText("Which side?")
                .setType(Questionnaire.QuestionnaireItemType.CHOICE)
                .setAnswerValueSet("https://payer.example/ValueSet/sides")));
        assertEquals(422, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("https://payer.example/ValueSet/sides does not come along"), refused.body());
    }

    @Test
    void what_would_be_lost_or_could_not_be_checked_is_refused() {
        var refused = put(written(form -> {
            form.addExtension(SDC + "itemPopulationContext", expression("text/cql", "\"Spine\".\"Motor deficit\""));
            flag(form).addExtension(SDC + "enableWhenExpression", expression("text/fhirpath", "true"));
            form.addItem()
                    .setLinkId("sum")
                    .setText("The sum")
                    .setType(Questionnaire.QuestionnaireItemType.INTEGER)
                    .addExtension(SDC + "calculatedExpression", expression("text/fhirpath", "item.where("));
        }));
        assertEquals(422, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("This extension would be lost"), refused.body());
        assertTrue(refused.body().contains("This expression is not run here"), refused.body());
        assertTrue(refused.body().contains("What is calculated is so by FHIRPath"), refused.body());
    }

    private static Expression expression(String language, String text) {
        return new Expression().setLanguage(language).setExpression(text);
    }

    @Test
    void only_those_who_write_policies_write_forms() {
        var form = FHIR.newJsonParser().encodeResourceToString(written(_ -> {}));
        var nurse = SERVICE.as("demo-operator", "role/reviewer-nurse");
        var answer = SERVICE.send(SERVICE.request(PLACE, nurse[0], nurse[1], "Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(form)));
        assertEquals(403, answer.statusCode(), answer.body());
    }

    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
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
        return put(form, as("role/policy-author"));
    }

    private static HttpResponse<String> put(Bundle form, String... who) {
        return SERVICE.send(SERVICE.request(PLACE, who[0], who[1], "Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(FHIR.newJsonParser().encodeResourceToString(form))));
    }

    private static int proposed(HttpResponse<String> answer) {
        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"state\":\"proposed\""), answer.body());
        return Integer.parseInt(answer.body().replaceAll("(?s).*\"revision\":(\\d+).*", "$1"));
    }

    private static HttpResponse<String> say(int revision, String verdict) {
        return say(revision, verdict, approver());
    }

    private static HttpResponse<String> say(int revision, String verdict, String... who) {
        return SERVICE.post(
                PLACE + "/" + revision + "/" + verdict,
                "{\"reason\":\"looked at it\"}",
                who[0],
                who[1],
                "Content-Type",
                "application/json");
    }

    private static String[] approver() {
        return Tokens.of(SERVICE, "demo-approver", "role/policy-approver");
    }

    private static String[] as(String scope, String... more) {
        var token = Tokens.of(SERVICE, "demo-author", scope);
        var headers = new java.util.ArrayList<>(java.util.List.of(token));
        headers.addAll(java.util.List.of(more));
        return headers.toArray(String[]::new);
    }

    /** How many forms are handed out by this name. */
    private static long packages(String version) {
        return asked(version).getParameter().stream()
                .filter(parameter -> parameter.getResource() instanceof Bundle)
                .count();
    }

    private static Questionnaire found(String version) {
        return (Questionnaire) ((Bundle) asked(version).getParameterFirstRep().getResource())
                .getEntryFirstRep()
                .getResource();
    }

    private static org.hl7.fhir.r4.model.Parameters asked(String version) {
        var token = Tokens.of(SERVICE, "demo-provider", "system/Questionnaire.rs");
        var coverage = """
                {"resourceType":"Parameters","parameter":[
                 {"name":"coverage","resource":{"resourceType":"Coverage","id":"cov1","status":"active","subscriberId":"W100000001",
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
        return FHIR.newJsonParser().parseResource(org.hl7.fhir.r4.model.Parameters.class, answer.body());
    }
}
