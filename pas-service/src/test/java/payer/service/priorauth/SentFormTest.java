package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import payer.decision.CodeSystem;

/** A form that comes along with a request is held against what was asked in it, before it counts for anything. */
class SentFormTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final String FLAG = "progressive-motor-deficit";
    private static final String HIDDEN = "candidate-for-intervention";

    @Test
    void a_completed_form_is_taken_and_its_answers_decide() {
        var form = form();
        form.addItem()
                .setLinkId(FLAG)
                .addAnswer()
                .setValue(new BooleanType(true))
                .addExtension(byPhysician());
        assertEquals(List.of("A1"), DemoPayer.actions(PAYER.submit(request(form, "taken"))));
    }

    private static Extension byPhysician() {
        var origin = new Extension("http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin");
        origin.addExtension("source", new CodeType("manual"));
        var author = new Extension("author");
        author.addExtension("practitioner", new Reference("Practitioner/d1"));
        origin.addExtension(author);
        return origin;
    }

    @Test
    void a_question_that_was_never_asked_is_named_and_the_request_refused() {
        var form = form();
        form.addItem().setLinkId("favourite-colour").addAnswer().setValue(new StringType("blue"));
        form.addItem().setLinkId(FLAG).addAnswer().setValue(new StringType("perhaps"));
        var answer = sent(form, "never-asked");
        assertEquals(422, answer.statusCode(), answer.body());
        var places = places(answer);
        assertTrue(
                places.stream()
                        .anyMatch(place -> place.endsWith(".resource.item.where(linkId='favourite-colour')")
                                && place.startsWith("Bundle.entry[")),
                places.toString());
        assertTrue(places.stream().anyMatch(place -> place.contains(FLAG)), places.toString());
    }

    @Test
    void an_answer_to_a_question_that_is_hidden_by_others_is_refused() {
        var form = form();
        form.addItem().setLinkId("radicular-or-persistent-pain").addAnswer().setValue(new BooleanType(false));
        form.addItem().setLinkId(HIDDEN).addAnswer().setValue(new BooleanType(true));
        var answer = sent(form, "hidden");
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(places(answer).stream().anyMatch(place -> place.contains(HIDDEN)), answer.body());
    }

    @Test
    void a_run_that_its_client_changed_is_held_against_our_own_questions() {
        var form = form();
        var run = new Questionnaire();
        run.setId("form");
        run.addDerivedFrom(address("adaptive-lumbar-mri"));
        run.addItem().setLinkId("favourite-colour").setType(Questionnaire.QuestionnaireItemType.STRING);
        form.addContained(run);
        form.setQuestionnaire("#form");
        form.addItem().setLinkId("favourite-colour").addAnswer().setValue(new StringType("blue"));
        var answer = sent(form, "run");
        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("favourite-colour"), answer.body());
    }

    @Test
    void a_form_of_somebody_elses_is_no_concern_of_ours() {
        var form = form().setQuestionnaire("https://hospital.example/Questionnaire/intake|3");
        form.addItem().setLinkId("anything").addAnswer().setValue(new StringType("goes"));
        var answer = sent(form, "elsewhere");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void an_answer_that_contradicts_the_chart_is_flagged_for_a_person_and_hidden_nowhere() {
        var form = form();
        form.addItem().setLinkId(FLAG).addAnswer().setValue(new BooleanType(false));
        var request = request(form, "contradicts");
        request.addEntry()
                .setFullUrl("urn:uuid:00000000-0000-4000-8000-00000000f0f1")
                .setResource(new Observation()
                        .setStatus(Observation.ObservationStatus.FINAL)
                        .setCode(new CodeableConcept(
                                new Coding(CodeSystem.FINDING.uri(), "progressive-motor-deficit", null)))
                        .setEffective(new DateTimeType(PAYER.today().toString()))
                        .setValue(new BooleanType(true)));
        var answer = PAYER.submit(request);
        assertEquals(List.of("A4"), DemoPayer.actions(answer));
        var criteria = new Reviews(PAYER).shown(answer).findParents("contradicted");
        assertTrue(
                criteria.stream()
                        .anyMatch(criterion -> criterion.path("name").asText().equals(FLAG)
                                && criterion.path("contradicted").asBoolean()),
                criteria.toString());
    }

    private static QuestionnaireResponse form() {
        return new QuestionnaireResponse()
                .setQuestionnaire(address("lumbar-mri"))
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setAuthoredElement(new DateTimeType(PAYER.today().toString()));
    }

    private static String address(String form) {
        return PAYER.service().uri("/dtr/2.0/fhir/Questionnaire/" + form).toString();
    }

    private static HttpResponse<String> sent(QuestionnaireResponse form, String name) {
        return PAYER.post("/Claim/$submit", DemoPayer.json(request(form, name)));
    }

    private static Bundle request(QuestionnaireResponse form, String name) {
        var request = SubmitTest.fresh(PAYER.cases().lumbarMriWithoutTherapy(), "form-" + name);
        request.addEntry()
                .setFullUrl("urn:uuid:00000000-0000-4000-8000-00000000f0f0")
                .setResource(form);
        return request;
    }

    private static List<String> places(HttpResponse<String> answer) {
        return DemoPayer.parse(answer.body(), OperationOutcome.class).getIssue().stream()
                .flatMap(issue -> issue.getExpression().stream())
                .map(StringType::getValue)
                .toList();
    }
}
