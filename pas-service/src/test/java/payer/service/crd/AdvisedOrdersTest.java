package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.running.RunningService;

/** A policy is published that advises in every way there is: discovery offers the choice, and the cards conform. */
class AdvisedOrdersTest {
    private static final RunningService SERVICE = RunningService.with(Map.of(
            "crd.apps", "gait = https://gait.example/launch", "crd.coverage-updates", true, "crd.cards-per-day", 500));
    private static final Set<String> TOPICS =
            Set.of("clinical-reminder", "claim", "appropriate-use", "cost", "insurance");
    private static final String CODE = "E0143";
    private static final String POLICY = """
            policy: walkers
            version: 2020-01-01
            title: Walkers
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2020-01-01}
            codes: {hcpcs: [E0143]}
            authorization: {needed for: [initial]}
            pathways:
              - for: [initial]
                branches:
                  - {branch: needed, title: Needed, criteria: {finding: unsteady, text: Walks unsteadily, question: 'Unsteady?'}}
            at ordering:
              - advise: wheels-too
                about: clinical reminder
                title: Wheels are ordered apart
                text: This walker comes without wheels.
                also order:
                  - {order: device, code: hcpcs E0155, text: Wheels for a walker}
                  - {order: service, code: hcpcs G0151, text: Physical therapy at home}
              - advise: attestation
                about: claim
                title: A signed statement goes with the claim
                text: The practitioner signs it.
                fill in: {title: Statement, questionnaire: 'https://forms.example/Questionnaire/statement|1.0', for: with authorization}
              - advise: gait-app
                about: appropriate use
                title: Measure the gait
                text: The app measures it.
                open: {title: Gait, app: gait}
              - advise: brochure
                about: cost
                title: What a walker costs
                text: See the price list.
                read: {title: Price list, link: 'https://plan.example/prices'}
            """;
    private static final String CASES = """
            background:
              requested: 2026-03-02
              lines: [{code: hcpcs E0143}]
              facts: [{about: unsteady}]
            cases:
              - case: unsteady
                expect: [{approved: needed, advised: [wheels-too, attestation, gait-app, brochure]}]
              - case: nothing known
                without: [unsteady]
                expect: [information needed: [unsteady]]
            """;

    private final Ehr first = new Ehr(SERVICE, "/crd/2.0");
    private final Ehr later = new Ehr(SERVICE, "/crd/2.2");

    @BeforeAll
    static void publish() {
        Ehr.load(SERVICE);
        var author = SERVICE.as("demo-author", "role/policy-author");
        var approver = SERVICE.as("demo-approver", "role/policy-approver");
        var path = "/policies/walkers/2020-01-01";
        var draft = Ehr.MAPPER
                .createObjectNode()
                .put("reason", "walkers are new")
                .put("document", POLICY)
                .put("cases", CASES);
        act("PUT", path, draft, author, "If-None-Match", "*");
        var why = Ehr.MAPPER.createObjectNode().put("reason", "because of the test");
        var kept = Ehr.json(act("POST", path + "/test", Ehr.MAPPER.createObjectNode(), author));
        assertTrue(kept.path("kept").asBoolean(), kept::toString);
        act("POST", path + "/submit", why, author);
        act("POST", path + "/approve", why, approver);
        act("POST", path + "/publish", why, approver);
    }

    private static String act(String method, String path, ObjectNode body, String[] who, String... more) {
        var headers = new String[] {
            who[0],
            who[1],
            "Content-Type",
            "application/json",
            more.length == 0 ? "Accept" : more[0],
            more.length == 0 ? "application/json" : more[1]
        };
        var answer =
                SERVICE.send(SERVICE.request(path, headers).method(method, BodyPublishers.ofString(body.toString())));
        assertEquals(2, answer.statusCode() / 100, path + ": " + answer.body());
        return answer.body();
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void discovery_offers_what_there_is_to_choose() {
        var codes = options(SERVICE);
        assertTrue(codes.containsAll(TOPICS), codes::toString);
        assertFalse(codes.contains("contraindication"), "nothing is said of them");
        var others = options(RunningService.shared());
        assertFalse(others.contains("claim"), "no policy there has a form");
        assertTrue(others.contains("duplicate-therapy"));
    }

    @Test
    void every_kind_of_card_comes_and_each_can_be_chosen_away() {
        assertEquals(TOPICS, topics(first.answer("order-sign", hook(List.of()))));
        for (var unwanted : TOPICS) {
            var left = new HashSet<>(TOPICS);
            left.remove(unwanted);
            assertEquals(left, topics(first.answer("order-sign", hook(List.of(unwanted)))));
        }
    }

    @Test
    void what_is_suggested_conforms_on_both_bases() {
        var hook = hook(List.of());
        AnswersConformTest.assertConforms(
                first, first.answer("order-sign", hook), "walker", payer.service.fhir.validation.Profiles.stu2());
        AnswersConformTest.assertConforms(
                later, later.answer("order-sign", hook), "walker", payer.service.fhir.validation.Profiles.stu22());
    }

    @Test
    void an_app_is_told_under_which_number_we_spoke() {
        var answer = first.answer("order-sign", hook(List.of()));
        var said = OrderSignTest.said(answer, 0);
        var number = OrderSignTest.part(said, "coverage-assertion-id")
                .path("valueString")
                .asText();
        var context = answer.path("cards")
                .valueStream()
                .filter(card -> card.at("/links/0/type").asText().equals("smart"))
                .map(card -> Ehr.json(card.at("/links/0/appContext").asText()))
                .findFirst()
                .orElseThrow();
        assertEquals(number, context.at("/assertions/0").asText());
        assertTrue(context.at("/questionnaires/0").asText().contains("/walkers|"));
    }

    private static Set<String> options(RunningService service) {
        var codes = new HashSet<String>();
        Ehr.json(service.get("/crd/2.2/cds-services").body())
                .at("/services/0/extension/davinci-crd.configuration-options")
                .forEach(option -> codes.add(option.path("code").asText()));
        return codes;
    }

    private static Set<String> topics(JsonNode answer) {
        var topics = new HashSet<String>();
        answer.path("cards")
                .forEach(card -> topics.add(card.at("/source/topic/code").asText()));
        return topics;
    }

    /** Tom's orders, the first of them for a walker and nothing else. */
    private static ObjectNode hook(List<String> unwanted) {
        return Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen(), call -> {
            var drafts = (com.fasterxml.jackson.databind.node.ArrayNode)
                    call.path("context").path("draftOrders").path("entry");
            while (drafts.size() > 1) drafts.remove(1);
            var coding = (ObjectNode) drafts.at("/0/resource/codeCodeableConcept/coding/0");
            coding.put("code", CODE);
            coding.remove("display");
            ((ObjectNode) drafts.at("/0/resource/codeCodeableConcept")).remove("text");
            var coverage = (ObjectNode) call.at("/prefetch/coverage/entry/0/resource");
            coverage.putObject("period").put("start", "1999-01-01");
            var chosen = call.putObject("extension").putObject("davinci-crd.configuration");
            unwanted.forEach(topic -> chosen.put(topic, false));
        });
    }
}
