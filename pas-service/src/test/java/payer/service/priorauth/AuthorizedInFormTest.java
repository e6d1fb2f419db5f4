package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.dtr.answer.AuthorizationOffer;
import payer.service.dtr.Determinations;
import payer.service.fhir.validation.Profiles;
import payer.testdata.cases.Case;
import payer.testdata.message.FormsRequest;
import payer.testdata.message.OrderSignHook;

/** An adaptive run whose answers meet the policy ends with the authorization, if the order screen was asked before. */
class AuthorizedInFormTest {
    /** One of its own: what is authorized here would count in what others ask for the same member. */
    private static final DemoPayer PAYER = DemoPayer.fresh();

    private static final String HOOK = "/crd/2.0/cds-services/order-sign";
    private static final String DTR = "/dtr/2.2/fhir";
    private static final String FLAG = "progressive-motor-deficit";
    private static final Pattern NUMBER = Pattern.compile("satisfied-pa-id\",\"valueString\":\"([^\"]+)\"");
    private static final Pattern ASSERTION = Pattern.compile("CA-[0-9a-f]{32}");

    private final Case situation = PAYER.cases().lumbarMriWithoutTherapy();

    @AfterAll
    static void close() {
        PAYER.close();
    }

    @Test
    void who_accepts_the_offer_gets_the_authorization_with_the_completed_form() {
        var assertion = assertion();
        var offered = answered(run(assertion, "2.2"), FLAG);
        assertEquals(QuestionnaireResponseStatus.INPROGRESS, offered.getStatus());
        assertTrue(asks(offered, AuthorizationOffer.QUESTION));
        var last = answered(offered, AuthorizationOffer.QUESTION);
        assertEquals(QuestionnaireResponseStatus.COMPLETED, last.getStatus());
        var number = PAYER.service()
                .bean(Determinations.class)
                .ofAssertion(assertion)
                .orElseThrow()
                .authorization();
        assertTrue(DemoPayer.json(last).contains("\"satisfied-pa-id\",\"valueString\":\"" + number + "\""));
        assertTrue(DemoPayer.json(last).contains(assertion));
        Profiles.stu22().assertConforms(last);
    }

    @Test
    void of_two_who_accept_at_once_both_get_the_same_authorization() throws Exception {
        var offered = answered(run(assertion(), "2.2"), FLAG);
        item(offered, AuthorizationOffer.QUESTION)
                .addAnswer()
                .setValue(new BooleanType(true))
                .addExtension(byPerson());
        Callable<String> accept = () -> DemoPayer.json(next(offered));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var numbers = new HashSet<String>();
            for (var answer : threads.invokeAll(List.of(accept, accept))) {
                var number = NUMBER.matcher(answer.get());
                assertTrue(number.find());
                numbers.add(number.group(1));
            }
            assertEquals(1, numbers.size(), numbers.toString());
        }
    }

    @Test
    void who_declines_gets_none() {
        var assertion = assertion();
        var offered = answered(run(assertion, "2.2"), FLAG);
        item(offered, AuthorizationOffer.QUESTION)
                .addAnswer()
                .setValue(new BooleanType(false))
                .addExtension(byPerson());
        var last = next(offered);
        assertEquals(QuestionnaireResponseStatus.COMPLETED, last.getStatus());
        assertFalse(DemoPayer.json(last).contains("satisfied-pa-id"));
        assertTrue(DemoPayer.json(last).contains("\"pa-needed\",\"valueCode\":\"auth-needed\""));
        assertTrue(DemoPayer.json(last).contains(assertion));
        Profiles.stu22().assertConforms(last);
    }

    @Test
    void without_an_answer_at_the_order_screen_nothing_is_offered() {
        var last = answered(run("", "2.2"), FLAG);
        assertEquals(QuestionnaireResponseStatus.COMPLETED, last.getStatus());
        assertFalse(asks(last, AuthorizationOffer.QUESTION));
    }

    @Test
    void answers_that_do_not_meet_the_policy_are_offered_nothing() {
        var response = next(run(assertion(), "2.2"));
        for (var round = 0; round < 10 && response.getStatus() == QuestionnaireResponseStatus.INPROGRESS; round++) {
            no(response);
            response = next(response);
        }
        assertEquals(QuestionnaireResponseStatus.COMPLETED, response.getStatus());
        assertFalse(asks(response, AuthorizationOffer.QUESTION));
    }

    @Test
    void the_number_of_a_request_for_authorization_brings_its_form_and_no_offer() {
        var request = SubmitTest.fresh(situation, "form-" + UUID.randomUUID());
        var answer = PAYER.submit(request);
        assertFalse(DemoPayer.actions(answer).isEmpty());
        var identifier = DemoPayer.all(request, org.hl7.fhir.r4.model.Claim.class)
                .getFirst()
                .getIdentifierFirstRep()
                .getValue();
        var parameters = FormsRequest.of(situation, identifier);
        parameters.getParameter().removeIf(parameter -> parameter.getName().equals("order"));
        var packed = PAYER.postTo(DTR + "/Questionnaire/$questionnaire-package", DemoPayer.json(parameters));
        assertEquals(200, packed.statusCode(), packed.body());
        assertTrue(packed.body().contains("Questionnaire/lumbar-mri"), packed.body());
        var draft = DemoPayer.json(DemoPayer.parse(packed.body(), Parameters.class)
                .getParameterFirstRep()
                .getResource());
        assertTrue(
                draft.contains("qr-context\",\"valueReference\":{\"identifier\":{\"value\":\"" + identifier + "\"}}"),
                draft);
        var unknown = PAYER.postTo(
                DTR + "/Questionnaire/$questionnaire-package",
                DemoPayer.json(parameters).replace(identifier, "TRN-NEVER-HEARD-OF"));
        assertEquals(422, unknown.statusCode(), unknown.body());
    }

    @Test
    void what_the_payer_has_paid_for_is_filled_in_as_the_run_goes_on() {
        paidForAnEarlierScan();
        var first = next(run(assertion(), "2.2"));
        assertFalse(item(first, "radicular-or-persistent-pain").hasAnswer());
        var second = answered(first, "radicular-or-persistent-pain");
        var known = item(second, "imaged-in-12-months").getAnswerFirstRep();
        assertTrue(((BooleanType) known.getValue()).booleanValue());
        assertEquals(
                "auto-server",
                known.getExtensionByUrl("http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin")
                        .getExtensionString("source"));
        Profiles.stu22().assertConforms(second);
        var untold = answered(next(run("", "2.2")), "radicular-or-persistent-pain");
        assertFalse(item(untold, "imaged-in-12-months").hasAnswer(), "a run alone does not tell whom it is about");
    }

    private void paidForAnEarlierScan() {
        var loader = PAYER.service().as("demo-loader", "system/*.cruds role/data-steward");
        var benefit =
                """
                {"resourceType":"ExplanationOfBenefit","id":"earlier-scan","status":"active","use":"claim","outcome":"complete",
                 "patient":{"reference":"Patient/%s"},"item":[{"sequence":1,"servicedDate":"%s","productOrService":{"coding":[
                  {"system":"urn:payer:plan-code","code":"LM-MRI-LUMBAR"}]}}]}""".formatted(situation.member().patientId(), PAYER.today().minusDays(60));
        var kept = PAYER.service()
                .send(PAYER.service()
                        .request(
                                "/records/fhir/ExplanationOfBenefit/earlier-scan",
                                loader[0],
                                loader[1],
                                "Content-Type",
                                "application/fhir+json")
                        .PUT(HttpRequest.BodyPublishers.ofString(benefit)));
        assertEquals(201, kept.statusCode(), kept.body());
    }

    private String assertion() {
        var signed = PAYER.service().asHooks(HOOK);
        var hook = OrderSignHook.of(situation, UUID.randomUUID().toString());
        var answer = PAYER.service().post(HOOK, hook, "Content-Type", "application/json", signed[0], signed[1]);
        assertEquals(200, answer.statusCode(), answer.body());
        var found = ASSERTION.matcher(answer.body());
        assertTrue(found.find(), answer.body());
        return found.group();
    }

    private QuestionnaireResponse run(String assertion, String edition) {
        var parameters = FormsRequest.of(situation);
        if (!assertion.isEmpty()) parameters.addParameter().setName("context").setValue(new StringType(assertion));
        parameters
                .addParameter()
                .setName("questionnaire")
                .setValue(new CanonicalType(PAYER.service()
                        .uri("/dtr/" + edition + "/fhir/Questionnaire/adaptive-lumbar-mri")
                        .toString()));
        var answer = PAYER.postTo(DTR + "/Questionnaire/$questionnaire-package", DemoPayer.json(parameters));
        assertEquals(200, answer.statusCode(), answer.body());
        var bundle = (Bundle) DemoPayer.parse(answer.body(), Parameters.class)
                .getParameterFirstRep()
                .getResource();
        return (QuestionnaireResponse) bundle.getEntry().get(1).getResource();
    }

    private static QuestionnaireResponse next(QuestionnaireResponse response) {
        var answer = PAYER.postTo(DTR + "/Questionnaire/$next-question", DemoPayer.json(response));
        assertEquals(200, answer.statusCode(), answer.body());
        return DemoPayer.parse(answer.body(), QuestionnaireResponse.class);
    }

    /** Yes to this question, once it is asked. */
    private static QuestionnaireResponse answered(QuestionnaireResponse response, String question) {
        var asked = asks(response, question) ? response : next(response);
        item(asked, question).addAnswer().setValue(new BooleanType(true)).addExtension(byPerson());
        return next(asked);
    }

    /** Each answer says where it comes from; these a physician gives. */
    private static Extension byPerson() {
        var origin = new Extension("http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin");
        origin.addExtension("source", new CodeType("manual"));
        var author = new Extension("author");
        author.addExtension(
                "role",
                new CodeableConcept().addCoding(new Coding("http://nucc.org/provider-taxonomy", "208D00000X", null)));
        origin.addExtension(author);
        return origin;
    }

    private static boolean asks(QuestionnaireResponse response, String question) {
        return response.getItem().stream().anyMatch(item -> item.getLinkId().equals(question));
    }

    private static QuestionnaireResponse.QuestionnaireResponseItemComponent item(
            QuestionnaireResponse response, String question) {
        return response.getItem().stream()
                .filter(item -> item.getLinkId().equals(question))
                .findFirst()
                .orElseThrow();
    }

    /** No to all that is a matter of yes and no. */
    private static void no(QuestionnaireResponse response) {
        var run = (org.hl7.fhir.r4.model.Questionnaire) response.getContained().getFirst();
        for (var question : run.getItem())
            if (question.getType() == org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType.BOOLEAN
                    && !item(response, question.getLinkId()).hasAnswer())
                item(response, question.getLinkId()).addAnswer().setValue(new BooleanType(false));
    }
}
