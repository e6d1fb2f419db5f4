package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.Test;
import payer.testdata.cases.Case;
import payer.testdata.message.FormsRequest;
import payer.testdata.message.OrderSignHook;

/**
 * The life of one authorization, from the order to the appeal, as everybody who has to do with it sees it: the clinician, the
 * practice's systems, the payer's nurse and two of its physicians.
 */
class ScenarioTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final Reviews REVIEWS = new Reviews(PAYER);
    private static final String HEARS = "Bearer scenario";

    @Test
    void from_the_order_to_the_appeal() {
        // A patient is short of breath: saturation 89 % at rest, and no echocardiogram on file. Oxygen is ordered.
        var situation = PAYER.cases().oxygenAtRest89WithoutEchocardiogram();

        // While the order is signed, the payer says that it wants to be asked, and with which papers.
        var said = sign(situation);
        assertTrue(said.contains("auth-needed"), said);
        assertTrue(said.contains("withpa"), said);

        // There is a form for what the payer wants to know.
        var forms = PAYER.service()
                .post(
                        "/dtr/2.0/fhir/Questionnaire/$questionnaire-package",
                        DemoPayer.json(FormsRequest.of(situation)),
                        PAYER.with("Content-Type", "application/fhir+json"));
        assertEquals(200, forms.statusCode(), forms.body());
        assertTrue(forms.body().contains("home-oxygen"));

        // The practice wants to hear of whatever happens, and asks.
        subscribe(situation);
        var request = SubmitTest.fresh(situation, "scenario");
        var answer = PAYER.submit(request);
        assertEquals(List.of("A4", "A4"), DemoPayer.actions(answer));
        heard(answer, 1);

        // The answer says what is missing, line by line; the order is sent as a document, which a nurse has to read.
        assertTrue(DemoPayer.all(answer, CommunicationRequest.class).stream()
                .anyMatch(one ->
                        one.getPayloadFirstRep().getContent().primitiveValue().equals("52063-5")));
        var sent = PAYER.post("/$submit-attachment", DemoPayer.json(attachment(request, situation)));
        assertEquals(200, sent.statusCode(), sent.body());
        heard(answer, 2);

        // She needs more time than there is, since the echocardiogram comes next week.
        assertEquals(200, REVIEWS.extend(answer, """
                        {"version":2,"days":7,"ground":"the echocardiogram comes next week","askedBy":"provider"}""").statusCode());
        heard(answer, 3);

        // It shows nothing that the policy asks for. A physician says no, and why.
        var refused = REVIEWS.decide(answer, Reviews.refusal(3, Reviews.LUND), PAYER.physician());
        assertEquals(200, refused.statusCode(), refused.body());
        heard(answer, 4);
        assertEquals(List.of("A3", "A4"), DemoPayer.actions(inquired(request)));

        // The member appeals. Whoever said no before may not decide it; another physician grants it.
        var appeal = """
                {"version":4,"kind":"appeal","askedBy":"member","ground":"I am out of breath on every stair."}""";
        assertEquals(200, REVIEWS.secondLook(answer, appeal).statusCode());
        heard(answer, 5);
        var yes = """
                {"decision":"approve","version":5,"by":%s}""";
        assertEquals(
                403,
                REVIEWS.decide(answer, yes.formatted(Reviews.LUND), PAYER.physician())
                        .statusCode());
        assertEquals(
                200,
                REVIEWS.decide(answer, yes.formatted(Reviews.OKAFOR), PAYER.physician())
                        .statusCode());
        heard(answer, 6);

        // The practice asks how it stands: the first line has a number now.
        var stands = inquired(request);
        assertEquals("A1", DemoPayer.actions(stands).getFirst());
        assertEquals(1, DemoPayer.numbers(stands).size());
    }

    private static String sign(Case situation) {
        return new OrderScreen(PAYER)
                .sign(OrderSignHook.of(situation, UUID.randomUUID().toString()));
    }

    private static void subscribe(Case situation) {
        var subscription = DemoPayer.parse(
                """
                {"resourceType":"Subscription","status":"requested","reason":"PA results",
                 "criteria":"http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic",
                 "_criteria":{"extension":[{"url":
                  "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria",
                  "valueString":"identifier=%s"}]},
                 "channel":{"type":"rest-hook","endpoint":"%shook","payload":"application/fhir+json",
                  "header":["Authorization: %s"],
                  "_payload":{"extension":[{"url":
                   "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
                   "valueCode":"id-only"}]}}}
                """.formatted(
                                situation.requester().employer().npi(),
                                DemoPayer.listener().address(),
                                HEARS),
                Subscription.class);
        assertEquals(
                201, PAYER.post("/Subscription", DemoPayer.json(subscription)).statusCode());
    }

    /** So many notifications of it have come. */
    private static void heard(Bundle answer, int times) {
        var focus = "ClaimResponse/" + DemoPayer.id(answer);
        Waiting.until(() -> {
            var heard = DemoPayer.listener().heard().stream()
                    .filter(one -> one.authorization().equals(HEARS))
                    .filter(one -> DemoPayer.json(one.bundle()).contains(focus))
                    .count();
            return heard >= times ? Optional.of(heard) : Optional.empty();
        });
    }

    private static Parameters attachment(Bundle request, Case situation) {
        var document = new DocumentReference();
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(new CodeableConcept().addCoding(new Coding("http://loinc.org", "52063-5", null)));
        document.addContent().getAttachment().setContentType("text/plain").setData(new byte[] {1});
        var parameters = new Parameters();
        parameters.addParameter().setName("TrackingId").setValue(new Identifier().setValue(trace(request)));
        parameters.addParameter("AttachTo", new CodeType("preauthorization"));
        parameters
                .addParameter()
                .setName("MemberId")
                .setValue(new Identifier().setValue(situation.member().memberId()));
        parameters
                .addParameter()
                .setName("Attachment")
                .addPart()
                .setName("Content")
                .setResource(document);
        return parameters;
    }

    private static Bundle inquired(Bundle request) {
        return PAYER.inquire(Inquiries.about(request, trace(request)));
    }

    private static String trace(Bundle request) {
        return SubmitTest.claim(request).getIdentifierFirstRep().getValue();
    }
}
