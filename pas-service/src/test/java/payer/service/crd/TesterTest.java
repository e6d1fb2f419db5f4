package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payer.testdata.cases.Case;

/**
 * What a conformance tester does with the first release: discovery, a call, each card and each action looked at, and across
 * calls at least one coverage information, one external reference and one instructions card. Written from a description of the
 * steps.
 */
class TesterTest {
    private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");
    private static final Set<String> CARRIERS = Set.of(
            "Appointment",
            "DeviceRequest",
            "MedicationRequest",
            "NutritionOrder",
            "ServiceRequest",
            "VisionPrescription");

    private final Ehr ehr = Ehr.of20();
    private boolean sawReference;
    private boolean sawInstructions;

    @Test
    void the_steps_of_the_first_release_pass() {
        discovery();
        for (var situation : Ehr.CASES.all()) aCall(situation);
        assertTrue(sawReference, "an external reference");
        assertTrue(sawInstructions, "instructions");
    }

    private void discovery() {
        var answer = ehr.service().get("/crd/2.0/cds-services");
        assertEquals(200, answer.statusCode());
        var services = Ehr.json(answer.body()).path("services");
        assertTrue(services.isArray() && !services.isEmpty());
        for (var service : services)
            for (var name : new String[] {"hook", "description", "id"})
                assertTrue(service.path(name).isTextual());
    }

    private void aCall(Case situation) {
        var hook = Ehr.orderSign(situation);
        var answer = ehr.answer("order-sign", hook);
        assertTrue(answer.path("cards").isArray());
        assertTrue(answer.path("systemActions").isArray());
        assertNoEmpties(answer.path("cards"));
        answer.path("cards").forEach(card -> aCard(card, drafts(hook)));
        assertTrue(answer.path("systemActions").size() > 0, situation.toString());
        answer.path("systemActions").forEach(TesterTest::anAction);
    }

    private void aCard(JsonNode card, Set<String> drafts) {
        assertTrue(card.path("summary").asText().length() < 140);
        assertTrue(INDICATORS.contains(card.path("indicator").asText()));
        assertFalse(card.path("source").path("label").asText().isEmpty());
        for (var name : new String[] {"code", "system"})
            assertTrue(card.path("source").path("topic").path(name).isTextual());
        for (var link : card.path("links")) {
            assertEquals("absolute", link.path("type").asText());
            assertTrue(link.path("url").asText().startsWith("http"));
            assertFalse(link.path("label").asText().isEmpty());
        }
        if (card.has("suggestions")) assertTrue(card.has("selectionBehavior"));
        for (var suggestion : card.path("suggestions")) {
            assertTrue(suggestion.path("label").isTextual()
                    && suggestion.path("uuid").isTextual());
            for (var action : suggestion.path("actions")) {
                assertTrue(action.path("description").isTextual());
                if (action.path("type").asText().equals("update"))
                    assertTrue(
                            drafts.contains(action.path("resource").path("id").asText()));
                else assertEquals("create", action.path("type").asText());
            }
        }
        sawReference |= card.has("links") && !card.has("suggestions");
        sawInstructions |= !card.has("links") && !card.has("suggestions") && card.has("detail");
    }

    private static Set<String> drafts(JsonNode hook) {
        var ids = new HashSet<String>();
        hook.path("context")
                .path("draftOrders")
                .path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        return ids;
    }

    private static void anAction(JsonNode action) {
        assertEquals("update", action.path("type").asText());
        assertFalse(action.path("description").asText().isEmpty());
        var resource = action.path("resource");
        assertTrue(CARRIERS.contains(resource.path("resourceType").asText()));
        assertEquals("draft", resource.path("status").asText());
        var numbers = new HashMap<String, Set<String>>();
        for (var said : resource.path("extension"))
            numbers.computeIfAbsent(
                            OrderSignTest.part(said, "coverage")
                                    .path("valueReference")
                                    .path("reference")
                                    .asText(),
                            coverage -> new HashSet<>())
                    .add(OrderSignTest.part(said, "coverage-assertion-id")
                            .path("valueString")
                            .asText());
        numbers.values().forEach(each -> assertEquals(1, each.size()));
        assertEquals(
                numbers.size(),
                numbers.values().stream().flatMap(Set::stream).distinct().count());
    }

    private static void assertNoEmpties(JsonNode node) {
        assertFalse(node.isNull());
        if (node.isTextual()) assertFalse(node.asText().isEmpty());
        node.forEach(child -> {
            if (child.isArray()) assertFalse(child.isEmpty());
            assertNoEmpties(child);
        });
    }
}
