package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import payer.testdata.cases.Case;

/** The hooks beside order-sign, on both bases. */
class AllHooksTest {
    private static final Case OXYGEN = Ehr.CASES.tomBakerNeedsOxygen();

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.2"})
    void order_select_speaks_of_the_selected_drafts_only_and_asks_for_no_documents(String release) {
        var hook = Ehr.orderSign(OXYGEN, call -> {
            call.put("hook", "order-select");
            ((ObjectNode) call.path("context")).putArray("selections").add(reference(call, 1));
        });
        var answer = ehr(release).answer("order-select", hook);
        assertEquals(1, answer.path("systemActions").size());
        assertEquals(
                reference(hook, 1).substring("DeviceRequest/".length()),
                answer.path("systemActions").path(0).path("resource").path("id").asText());
        var said = OrderSignTest.said(answer, 0);
        assertEquals(List.of("auth-needed"), OrderSignTest.codes(said, "pa-needed"));
        assertEquals(List.of(), OrderSignTest.codes(said, "doc-needed"));
        assertTrue(OrderSignTest.part(said, "questionnaire").isMissingNode());
        assertEquals(0, answer.path("cards").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.2"})
    void order_dispatch_takes_both_shapes_of_the_context(String release) {
        for (var shape : List.of("dispatchedOrders", "order")) {
            var hook = Ehr.orderSign(OXYGEN, call -> {
                call.put("hook", "order-dispatch");
                var context = (ObjectNode) call.path("context");
                context.put("performer", "Organization/o1");
                if (shape.equals("order")) context.put("order", reference(call, 0));
                else context.putArray("dispatchedOrders").add(reference(call, 0));
                context.remove("draftOrders");
            });
            var answer = ehr(release).answer("order-dispatch", hook);
            assertEquals(1, answer.path("systemActions").size(), shape);
            assertEquals(List.of("auth-needed"), OrderSignTest.codes(OrderSignTest.said(answer, 0), "pa-needed"));
        }
    }

    @Test
    void an_appointment_is_answered_on_itself() {
        var answer = ehr("2.0").answer("appointment-book", appointment(""));
        var resource = answer.path("systemActions").path(0).path("resource");
        assertEquals("Appointment", resource.path("resourceType").asText());
        assertEquals(List.of("no-auth"), OrderSignTest.codes(OrderSignTest.said(answer, 0), "pa-needed"));
    }

    @Test
    void an_appointment_for_an_order_is_judged_by_it_and_in_the_later_release_answered_on_it() {
        var hook = appointment("ServiceRequest/sr1");
        ((ObjectNode) hook.path("prefetch")).set("serviceRequests", Ehr.json("""
                                {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"ServiceRequest",
                                 "id":"sr1","status":"active","intent":"order","subject":{"reference":"Patient/x"},
                                 "code":{"coding":[{"system":"http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets","code":"G0277"}]}}}]}
                                """));
        var first = ehr("2.0").answer("appointment-book", hook);
        assertEquals(
                "Appointment",
                first.path("systemActions")
                        .path(0)
                        .path("resource")
                        .path("resourceType")
                        .asText());
        var second = ehr("2.2").answer("appointment-book", hook);
        assertEquals(
                "ServiceRequest",
                second.path("systemActions")
                        .path(0)
                        .path("resource")
                        .path("resourceType")
                        .asText());
        for (var answer : List.of(first, second))
            assertEquals(List.of("auth-needed"), OrderSignTest.codes(OrderSignTest.said(answer, 0), "pa-needed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encounter-start", "encounter-discharge"})
    void encounters_are_answered_without_asking_for_anything(String name) {
        for (var release : List.of("2.0", "2.2")) {
            var answer = ehr(release).answer(name, encounter(name));
            assertTrue(answer.path("cards").isEmpty());
            for (var action : answer.path("systemActions"))
                assertFalse(action.toString().contains("doc-needed"));
        }
    }

    @Test
    void feedback_is_taken_once_and_counted() {
        var ehr = ehr("2.0");
        var answer = ehr.answer("order-sign", Ehr.orderSign(OXYGEN));
        var card = answer.path("cards").path(0).path("uuid").asText();
        var feedback = "{\"feedback\":[{\"card\":\"%s\",\"outcome\":\"overridden\"}]}".formatted(card);
        var before = counted(ehr);
        assertEquals(200, ehr.call("order-sign/feedback", feedback).statusCode());
        assertEquals(200, ehr.call("order-sign/feedback", feedback).statusCode());
        assertEquals(before + 1, counted(ehr));
        HookErrorsTest.assertOutcome(400, ehr.call("order-sign/feedback", "{\"feedback\":[{\"card\":\"1\"}]}"));
        HookErrorsTest.assertOutcome(400, ehr.call("order-sign/feedback", "{}"));
    }

    private static double counted(Ehr ehr) {
        return ehr
                .service()
                .bean(io.micrometer.core.instrument.MeterRegistry.class)
                .find("crd.cards")
                .tag("event", "overridden")
                .tag("policy", "home-oxygen")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static ObjectNode appointment(String basedOn) {
        return Ehr.orderSign(OXYGEN, call -> {
            call.put("hook", "appointment-book");
            var context = (ObjectNode) call.path("context");
            context.remove("draftOrders");
            var appointment = context.putObject("appointments")
                    .put("resourceType", "Bundle")
                    .put("type", "collection")
                    .putArray("entry")
                    .addObject()
                    .putObject("resource")
                    .put("resourceType", "Appointment")
                    .put("id", "a1")
                    .put("status", "proposed")
                    .put("start", Ehr.TODAY + "T10:00:00Z")
                    .put("end", Ehr.TODAY + "T10:30:00Z");
            appointment
                    .putArray("serviceType")
                    .addObject()
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets")
                    .put("code", "G0296");
            appointment
                    .putArray("participant")
                    .addObject()
                    .put("status", "tentative")
                    .putObject("actor")
                    .put("reference", "Patient/" + context.path("patientId").asText());
            if (!basedOn.isEmpty()) appointment.putArray("basedOn").addObject().put("reference", basedOn);
        });
    }

    private static ObjectNode encounter(String name) {
        return Ehr.orderSign(OXYGEN, call -> {
            call.put("hook", name);
            var context = (ObjectNode) call.path("context");
            context.remove("draftOrders");
            context.put("encounterId", "e1");
            ((ObjectNode) call.path("prefetch")).set("encounter", Ehr.json("""
                                    {"resourceType":"Encounter","id":"e1","status":"in-progress",
                                     "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                                     "type":[{"coding":[{"system":"http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets","code":"G0277"}]}]}
                                    """));
        });
    }

    private static String reference(JsonNode call, int order) {
        var resource = call.path("context")
                .path("draftOrders")
                .path("entry")
                .path(order)
                .path("resource");
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private static Ehr ehr(String release) {
        return release.equals("2.0") ? Ehr.of20() : Ehr.of22();
    }
}
