package payer.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.junit.jupiter.api.Test;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Membership;
import payer.decision.Source;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyDocument;

/** What a policy advises at ordering, as cards. */
class AdviceCardsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String POLICY = """
            policy: walkers
            version: 1
            title: Walkers
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2020-01-01}
            codes: {hcpcs: [E0143, E0144]}
            not covered:
              - codes: {hcpcs: [E0144]}
                reason: {provider: No benefit., member: No benefit., cite: Plan policy}
                instead: {hcpcs: [E0143]}
            authorization: {needed for: [initial]}
            pathways:
              - for: [initial]
                branches:
                  - {branch: needed, title: Needed, criteria: {finding: unsteady, text: Walks unsteadily, question: 'Unsteady?'}}
            at ordering:
              - advise: had-before
                about: duplicate therapy
                title: A walker was supplied before
                text: Is the old one worn out, order a replacement.
                when: {on file: walker-on-file, text: A walker was supplied, of: [ordered-service], within: 5 years before order}
              - advise: wheels-too
                about: clinical reminder
                title: Wheels are ordered apart
                text: This walker comes without wheels.
                also order: [{order: device, code: hcpcs E0155, text: Wheels for a walker}]
              - advise: attestation
                about: claim
                title: A signed statement goes with the claim
                text: The practitioner signs it.
                fill in: {title: Statement, questionnaire: 'https://forms.example/Questionnaire/statement|1.0', for: with claim}
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
    private static final PolicyRules RULES = PolicyRules.of(List.of(PolicyDocument.read("walkers.yaml", POLICY)));

    @Test
    void a_policy_that_advises_is_written_as_it_was_read() {
        var read = PolicyDocument.read("walkers.yaml", POLICY);
        assertEquals(read, PolicyDocument.read("again.yaml", PolicyDocument.write(read)));
    }

    @Test
    void new_orders_are_suggested_for_the_same_patient_by_the_same_person() {
        var card = card("clinical-reminder", Map.of());
        assertEquals("any", card.path("selectionBehavior").asText());
        var action = card.at("/suggestions/0/actions/0");
        assertEquals("create", action.path("type").asText());
        var order = action.path("resource");
        assertEquals("E0155", order.at("/codeCodeableConcept/coding/0/code").asText());
        assertEquals("draft", order.path("status").asText());
        assertEquals("Patient/p1", order.at("/subject/reference").asText());
        assertEquals("PractitionerRole/pr1", order.at("/requester/reference").asText());
        assertFalse(order.has("id"));
    }

    @Test
    void a_form_becomes_a_task_with_what_each_release_wants() {
        for (var release : Release.values()) {
            var task = card(release, "claim", Map.of(), List.of()).at("/suggestions/0/actions/0/resource");
            assertEquals("Task", task.path("resourceType").asText());
            assertEquals(
                    "https://forms.example/Questionnaire/statement|1.0",
                    task.at("/input/0/valueCanonical").asText());
            assertEquals(release == Release.V2_2 ? 1 : 2, task.path("input").size());
        }
    }

    @Test
    void an_app_is_offered_only_where_it_can_be_launched() {
        var nowhere = cards(Release.V2_0, Map.of(), List.of());
        assertTrue(nowhere.stream().noneMatch(card -> topic(card).equals("appropriate-use")));
        var link = card("appropriate-use", Map.of("gait", "https://gait.example/launch"))
                .at("/links/0");
        assertEquals("smart", link.path("type").asText());
        assertEquals("https://gait.example/launch", link.path("url").asText());
        var context = json(link.path("appContext").asText());
        assertEquals("DeviceRequest/dr1", context.at("/orders/0").asText());
        assertEquals("CA-1", context.at("/assertions/0").asText());
        assertEquals("form/walkers", context.at("/questionnaires/0").asText());
    }

    @Test
    void what_was_had_before_is_told_only_where_the_books_have_it() {
        assertTrue(cards(Release.V2_0, Map.of(), List.of()).stream()
                .noneMatch(card -> topic(card).equals("duplicate-therapy")));
        var before = Fact.of("claim/1", CodeSystem.HCPCS.code("E0143"), FactValue.YES, Source.CLAIMS)
                .on(LocalDate.parse("2024-05-06"));
        var card = card(Release.V2_0, "duplicate-therapy", Map.of(), List.of(before));
        assertTrue(card.path("detail").asText().contains("E0143, 2024-05-06, claimed"), card::toString);
    }

    @Test
    void what_is_covered_instead_is_suggested_for_drafts_only_and_told_elsewhere() {
        var draft = alternatives(Hook.ORDER_SIGN);
        assertEquals(1, draft.suggestions().size());
        var dispatched = alternatives(Hook.ORDER_DISPATCH);
        assertEquals(List.of(), dispatched.suggestions());
        assertTrue(dispatched.detail().contains("Instead: E0143"), dispatched::detail);
    }

    private static Card alternatives(Hook hook) {
        var advice = new Advisor(RULES, policy -> "form").advise(consultation("E0144", List.of()));
        return Cards.of(advice, hook, new Terms(Release.V2_0, "The plan", Map.of())).stream()
                .filter(card -> card.topic() == Option.ALTERNATIVES)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void something_to_read_is_a_link() {
        var link = card("cost", Map.of()).at("/links/0");
        assertEquals("absolute", link.path("type").asText());
        assertFalse(link.has("appContext"));
    }

    @Test
    void a_coverage_that_is_out_of_date_is_brought_up_to_date_whole() {
        var theirs = (ObjectNode)
                json("{\"resourceType\":\"Coverage\",\"id\":\"c1\",\"_x\":1,\"period\":{\"start\":\"2025-01-01\"}}");
        var update = new CoverageUpdate(
                "Coverage/c1",
                theirs,
                java.util.Optional.of("W1"),
                java.util.Optional.of(LocalDate.parse("2025-01-01")),
                java.util.Optional.of(LocalDate.parse("2026-12-31")));
        var card = update.card(Hook.ORDER_SIGN).orElseThrow();
        assertEquals(Option.INSURANCE, card.topic());
        var updated = card.suggestions().getFirst().actions().getFirst().resource();
        assertEquals("W1", updated.path("subscriberId").asText());
        assertEquals("2026-12-31", updated.at("/period/end").asText());
        assertEquals(1, updated.path("_x").asInt());
        assertFalse(theirs.has("subscriberId"));
        var known = new CoverageUpdate(
                "Coverage/c1",
                updated,
                java.util.Optional.of("W1"),
                java.util.Optional.empty(),
                java.util.Optional.of(LocalDate.parse("2026-12-31")));
        assertTrue(known.card(Hook.ORDER_SIGN).isEmpty());
        assertTrue(update.card(Hook.ORDER_SELECT).isEmpty());
    }

    private static JsonNode card(String topic, Map<String, String> apps) {
        return card(Release.V2_0, topic, apps, List.of());
    }

    private static JsonNode card(Release release, String topic, Map<String, String> apps, List<Fact> facts) {
        return cards(release, apps, facts).stream()
                .filter(card -> topic(card).equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static String topic(JsonNode card) {
        return card.at("/source/topic/code").asText();
    }

    private static List<JsonNode> cards(Release release, Map<String, String> apps, List<Fact> facts) {
        var advisor = new Advisor(RULES, policy -> "form/" + policy.id());
        var advice = advisor.advise(consultation("E0143", facts));
        var cards = Cards.of(advice, Hook.ORDER_SIGN, new Terms(release, "The plan", apps)).stream()
                .map(card -> new Answer.Shown(new UUID(0, 1), card.naming(order -> List.of("CA-1"))))
                .toList();
        var writer = new AnswerWriter(release, new AnswerWriter.Source("The plan", ""), () -> new UUID(0, 2));
        return writer.write(new Answer(List.of(), cards))
                .path("cards")
                .valueStream()
                .toList();
    }

    private static Consultation consultation(String item, List<Fact> facts) {
        var json = (ObjectNode) json("""
                {"resourceType":"DeviceRequest","id":"dr1","status":"draft","intent":"order",
                 "codeCodeableConcept":{"coding":[{"system":"http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets","code":"%s"}]},
                 "subject":{"reference":"Patient/p1"},"requester":{"reference":"PractitionerRole/pr1"},"authoredOn":"2026-03-02"}
                """.formatted(item));
        var order = new DeviceRequest();
        order.setId("DeviceRequest/dr1");
        var code = new CodeableConcept();
        code.addCoding().setSystem(CodeSystem.HCPCS.uri()).setCode(item);
        order.setCode(code);
        var insured = new Standing.Insured(Membership.unknown(), facts, true);
        return new Consultation(
                Hook.ORDER_SIGN,
                List.of(new Subject(json, order)),
                List.of(new Presented("Coverage/c1", insured)),
                List.of(),
                Consultation.Stay.NONE,
                TODAY,
                Deliverers.NOT_KNOWN);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
