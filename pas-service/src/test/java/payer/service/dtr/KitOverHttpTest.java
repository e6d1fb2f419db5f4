package payer.service.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import payer.dtr.Edition;
import payer.dtr.Origin;
import payer.dtr.answer.Given;
import payer.dtr.answer.ResponseItems;
import payer.service.fhir.validation.Profiles;
import payer.service.running.RunningService;

/**
 * The steps that the public test kit for payers goes through, over HTTP: a package for a whole form, a package for an adaptive
 * one, and a run of it to its end. The kit is for the older edition and compares library references letter by letter, for which
 * they are bare there; the newer edition goes the same way with versions in them. One step of the kit wants an expression in the
 * adaptive form itself, and then loses what two others look at: our adaptive form starts empty, as the guide has it.
 */
final class KitOverHttpTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final RunningService SERVICE = RunningService.with(Map.of("dtr.bare-library-references", "2.0"));
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final List<String> PREPOPULATION =
            List.of(SDC + "launchContext", CORE + "variable", SDC + "itemPopulationContext", CORE + "cqf-library");
    private static final List<String> EXPRESSIONS =
            List.of(SDC + "initialExpression", SDC + "candidateExpression", SDC + "contextExpression");
    private static final int MOST_ROUNDS = 8;

    @BeforeAll
    static void insure() {
        Insured.on(SERVICE);
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void a_whole_form_is_packaged_as_the_kit_wants_it(Edition edition) {
        var profiles = profiles(edition);
        var request = request(Stream.of());
        profiles.assertConforms(read(request, Parameters.class), Edition.profile("dtr-qpackage-input-parameters"));
        var answer = packages(edition, request);
        assertTrue(answer.getMeta().hasProfile(Edition.profile("dtr-qpackage-output-parameters")));
        profiles.assertConforms(answer);
        var bundles = bundles(answer);
        assertFalse(bundles.isEmpty());
        bundles.forEach(bundle -> profiles.assertConforms(bundle, Edition.profile("DTR-QPackageBundle")));
        libraries(bundles);
        var forms = of(bundles, Questionnaire.class);
        forms.forEach(form -> prepopulates(form, libraryNames(edition, bundles)));
        assertTrue(forms.stream().allMatch(form -> fillsSomething(form, edition)));
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void an_adaptive_form_is_packaged_and_run_to_its_end(Edition edition) {
        var profiles = profiles(edition);
        var request = request(Stream.of("\"valueCanonical\":\""
                + SERVICE.uri(Editions.path(edition) + "/Questionnaire/adaptive-lumbar-mri") + "\""));
        profiles.assertConforms(read(request, Parameters.class), Edition.profile("dtr-qpackage-input-parameters"));
        var answer = packages(edition, request);
        var bundles = bundles(answer);
        bundles.forEach(bundle -> profiles.assertConforms(bundle, Edition.profile("DTR-QPackageBundle")));
        libraries(bundles);
        of(bundles, Questionnaire.class)
                .forEach(form -> profiles.assertConforms(form, Edition.profile("dtr-questionnaire-adapt-search")));
        var names = libraryNames(edition, bundles);
        var end =
                run(edition, profiles, of(bundles, QuestionnaireResponse.class).getFirst(), names);
        assertEquals(QuestionnaireResponseStatus.COMPLETED, end.getStatus());
    }

    /** Round after round, every question of yes and no answered with no. */
    private static QuestionnaireResponse run(
            Edition edition, Profiles profiles, QuestionnaireResponse draft, List<String> libraries) {
        var response = draft;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            profiles.assertConforms(
                    response, "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaireresponse");
            response = next(edition, response);
            profiles.assertConforms(
                    response, "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaireresponse");
            var run = (Questionnaire) response.getContained().getFirst();
            prepopulates(run, libraries);
            assertTrue(fillsSomething(run, edition));
            if (response.getStatus() == QuestionnaireResponseStatus.COMPLETED) return response;
            answer(response, run, edition);
        }
        return response;
    }

    private static void answer(QuestionnaireResponse response, Questionnaire run, Edition edition) {
        var no = items(run.getItem())
                .filter(item -> item.getType() == Questionnaire.QuestionnaireItemType.BOOLEAN)
                .collect(Collectors.toMap(
                        QuestionnaireItemComponent::getLinkId,
                        _ -> List.of(new Given(new BooleanType(false), Origin.PERSON))));
        response.setItem(ResponseItems.of(run.getItem(), no, edition));
    }

    private static QuestionnaireResponse next(Edition edition, QuestionnaireResponse response) {
        var answer = SERVICE.post(
                Editions.path(edition) + "/Questionnaire/$next-question",
                FHIR.newJsonParser().encodeResourceToString(response),
                headers());
        assertEquals(200, answer.statusCode(), answer.body());
        return read(answer.body(), QuestionnaireResponse.class);
    }

    /** Each with its CQL and its translation, under a name of its own in all the answer. */
    private static void libraries(List<Bundle> bundles) {
        var libraries = of(bundles, Library.class);
        assertFalse(libraries.isEmpty());
        for (var library : libraries)
            assertEquals(
                    List.of("text/cql", "application/elm+json"),
                    library.getContent().stream()
                            .map(content -> content.getContentType())
                            .toList());
        var names = libraries.stream().map(Library::getName).toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    /** What the form names must be there by that very name, and all logic is plain CQL. */
    private static void prepopulates(Questionnaire form, List<String> libraries) {
        assertTrue(form.getExtension().stream().map(Extension::getUrl).anyMatch(PREPOPULATION::contains));
        var named = form.getExtensionsByUrl(CORE + "cqf-library").stream()
                .map(extension -> ((CanonicalType) extension.getValue()).getValue())
                .toList();
        assertTrue(libraries.containsAll(named), named + " is not all in " + libraries);
        assertTrue(form.getExtension().stream()
                .map(Extension::getValue)
                .filter(Expression.class::isInstance)
                .allMatch(expression -> "text/cql".equals(((Expression) expression).getLanguage())));
    }

    private static boolean fillsSomething(Questionnaire form, Edition edition) {
        var languages = items(form.getItem())
                .flatMap(item -> item.getExtension().stream())
                .filter(extension -> EXPRESSIONS.contains(extension.getUrl()))
                .map(extension -> ((Expression) extension.getValue()).getLanguage())
                .distinct()
                .toList();
        return languages.equals(List.of(edition == Edition.DTR_2_0 ? "text/cql" : "text/cql-identifier"));
    }

    private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
    }

    private static List<String> libraryNames(Edition edition, List<Bundle> bundles) {
        return of(bundles, Library.class).stream()
                .map(library ->
                        edition == Edition.DTR_2_0 ? library.getUrl() : library.getUrl() + "|" + library.getVersion())
                .toList();
    }

    private static Profiles profiles(Edition edition) {
        return edition == Edition.DTR_2_0 ? Profiles.stu2() : Profiles.stu22();
    }

    private static Parameters packages(Edition edition, String request) {
        var answer = SERVICE.post(Editions.path(edition) + "/Questionnaire/$questionnaire-package", request, headers());
        assertEquals(200, answer.statusCode(), answer.body());
        return read(answer.body(), Parameters.class);
    }

    private static List<Bundle> bundles(Parameters answer) {
        return answer.getParameter().stream()
                .map(Parameters.ParametersParameterComponent::getResource)
                .filter(Bundle.class::isInstance)
                .map(Bundle.class::cast)
                .toList();
    }

    private static <T extends Resource> List<T> of(List<Bundle> bundles, Class<T> type) {
        return bundles.stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String request(Stream<String> questionnaire) {
        var parts = new ArrayList<String>();
        questionnaire.forEach(value -> parts.add("{\"name\":\"questionnaire\"," + value + "}"));
        parts.add("""
                {"name":"coverage","resource":{"resourceType":"Coverage","id":"cov1","status":"active","subscriberId":"W100000001",
                 "subscriber":{"reference":"Patient/p1"},"beneficiary":{"reference":"Patient/p1"},
                 "relationship":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/subscriber-relationship","code":"self"}]},
                 "payor":[{"reference":"Organization/payer"}]}}""");
        parts.add("""
                {"name":"order","resource":{"resourceType":"ServiceRequest","id":"sr1","status":"draft","intent":"order",
                 "subject":{"reference":"Patient/p1"},"authoredOn":"2026-11-02","requester":{"reference":"Practitioner/d1"},
                 "occurrenceDateTime":"2026-11-30",
                 "code":{"coding":[{"system":"urn:payer:plan-code","code":"LM-MRI-LUMBAR"}]}}}""");
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", parts) + "]}";
    }

    private static String[] headers() {
        var token = Tokens.of(SERVICE, "demo-provider", "system/questionnaire.rs");
        return new String[] {token[0], token[1], "Content-Type", "application/fhir+json"};
    }

    private static <T extends Resource> T read(String text, Class<T> type) {
        return FHIR.newJsonParser().parseResource(type, text);
    }
}
