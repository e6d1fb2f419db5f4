package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The table of errors, row by row: an OperationOutcome each time, and never a broken order screen for want of data. */
class HookErrorsTest {
    private static final String PATH = "/crd/2.0/cds-services/order-sign";

    private final Ehr ehr = Ehr.of20();
    private final Ehr later = Ehr.of22();

    @Test
    void broken_json_is_400() {
        assertOutcome(400, ehr.call("order-sign", "{\"hook\":"));
        assertOutcome(400, ehr.call("order-sign", ""));
    }

    @Test
    void json_that_is_no_hook_is_422_at_first_and_400_later() {
        assertOutcome(422, ehr.call("order-sign", "{}"));
        assertOutcome(422, ehr.call("order-sign", "[]"));
        assertOutcome(400, later.call("order-sign", "{}"));
    }

    @Test
    void fhir_that_is_none_is_422_at_first_and_400_later() {
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(),
                call -> ((ObjectNode) call.path("context")
                                .path("draftOrders")
                                .path("entry")
                                .path(0)
                                .path("resource"))
                        .put("authoredOn", "yesterday"));
        var answer = ehr.call("order-sign", hook);
        assertOutcome(422, answer);
        assertTrue(answer.body().contains("authoredOn"));
        assertTrue(!answer.body().contains("yesterday"));
        assertOutcome(400, later.call("order-sign", hook));
    }

    @Test
    void without_a_token_it_is_401() {
        var answer = ehr.service().post(PATH, "{}", "Content-Type", "application/json");
        assertOutcome(401, answer);
    }

    @Test
    void a_token_is_good_once_and_for_one_address() {
        var jwt = ehr.jwt(PATH);
        var hook = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()).toString();
        assertEquals(200, ehr.call("order-sign", hook, jwt).statusCode());
        assertOutcome(401, ehr.call("order-sign", hook, jwt));
        assertOutcome(401, ehr.call("order-sign", hook, ehr.jwt("/crd/2.0/cds-services")));
        assertOutcome(401, ehr.call("order-sign", hook, "no.jwt.atall"));
    }

    @Test
    void an_unknown_service_is_404() {
        assertOutcome(404, ehr.call("order-guess", "{}"));
    }

    @Test
    void without_the_patient_and_a_way_to_ask_it_is_412() {
        for (var value : new String[] {"null", "{\"resourceType\":\"OperationOutcome\"}"}) {
            var hook = Ehr.orderSign(
                    Ehr.CASES.tomBakerNeedsOxygen(),
                    call -> ((ObjectNode) call.path("prefetch")).set("patient", Ehr.json(value)));
            assertOutcome(412, ehr.call("order-sign", hook));
        }
    }

    @Test
    void without_a_coverage_the_first_release_says_not_covered_and_later_ones_400() {
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(),
                call -> ((ObjectNode) call.path("prefetch").path("coverage")).remove("entry"));
        var said = OrderSignTest.said(ehr.answer("order-sign", hook), 0);
        assertEquals(java.util.List.of("not-covered"), OrderSignTest.codes(said, "covered"));
        assertOutcome(400, later.call("order-sign", hook));
    }

    @Test
    void two_coverages_are_two_answers_at_first_and_400_later() {
        var hook = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen(), call -> {
            var entries = (com.fasterxml.jackson.databind.node.ArrayNode)
                    call.path("prefetch").path("coverage").path("entry");
            ObjectNode second = entries.path(0).deepCopy();
            ((ObjectNode) second.path("resource")).put("id", "second");
            entries.add(second);
        });
        var resource =
                ehr.answer("order-sign", hook).path("systemActions").path(0).path("resource");
        assertEquals(2, resource.path("extension").size());
        var numbers = new java.util.HashSet<String>();
        resource.path("extension")
                .forEach(said -> numbers.add(OrderSignTest.part(said, "coverage-assertion-id")
                        .path("valueString")
                        .asText()));
        assertEquals(2, numbers.size());
        assertOutcome(400, later.call("order-sign", hook));
    }

    @Test
    void too_many_orders_are_refused() {
        var hook = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen(), call -> {
            var entries = (com.fasterxml.jackson.databind.node.ArrayNode)
                    call.path("context").path("draftOrders").path("entry");
            var first = entries.path(0);
            for (int i = entries.size(); i < 5000; i++) entries.add(first);
        });
        assertOutcome(413, ehr.call("order-sign", hook));
    }

    @Test
    void a_body_of_more_than_20_megabytes_is_refused() {
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(), call -> call.put("filler", "x".repeat(21 * 1024 * 1024)));
        assertOutcome(413, ehr.call("order-sign", hook));
    }

    @Test
    void json_nested_too_deeply_is_refused() {
        assertOutcome(413, ehr.call("order-sign", "[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void an_order_without_a_code_is_answered() {
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(),
                call -> ((ObjectNode) call.path("context")
                                .path("draftOrders")
                                .path("entry")
                                .path(0)
                                .path("resource"))
                        .remove("codeCodeableConcept"));
        var said = OrderSignTest.said(ehr.answer("order-sign", hook), 0);
        assertEquals(java.util.List.of("conditional"), OrderSignTest.codes(said, "covered"));
        assertEquals(java.util.List.of("OTH"), OrderSignTest.codes(said, "info-needed"));
    }

    static void assertOutcome(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/fhir+json"));
        assertEquals(
                "OperationOutcome", Ehr.json(answer.body()).path("resourceType").asText());
    }
}
