package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.transaction.TransactionOperations;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import payer.service.priorauth.PriorAuths;
import payer.service.running.RunningService;
import payer.testdata.cases.Case;

/** What a call lacks is asked of the practice's own server: all at once, only where we may, and never for longer than the deadline. */
class EhrQueriesTest {
    private static final SimulatedEhr THEIRS = new SimulatedEhr();
    private static final RunningService SERVICE =
            RunningService.with(Map.of("crd.deadline", "1500ms", "crd.cards-per-day", 1));

    private final Ehr ehr = new Ehr(SERVICE, "/crd/2.0");
    private final Ehr later = new Ehr(SERVICE, "/crd/2.2");

    @BeforeAll
    static void load() {
        Ehr.load(SERVICE);
        register(THEIRS.base() + "/");
    }

    /** As an operator does it, for the client as it stands. */
    private static void register(String... servers) {
        var operator = SERVICE.as("demo-operator", "role/operator");
        var client = SERVICE.get("/admin/clients/demo-ehr", operator);
        var body = Ehr.MAPPER.createObjectNode();
        var list = body.putArray("fhirServers");
        for (var server : servers) list.add(server);
        var answer = SERVICE.send(SERVICE.request(
                        "/admin/clients/demo-ehr/fhir-servers",
                        operator[0],
                        operator[1],
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        client.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString(body.toString())));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void a_server_that_is_taken_out_of_the_registration_is_contacted_no_more() {
        var situation = Ehr.CASES.tomBakerNeedsOxygen();
        THEIRS.holding(situation);
        register("https://elsewhere.example/fhir");
        try {
            HookErrorsTest.assertOutcome(412, ehr.call("order-sign", bare(situation)));
            assertEquals(List.of(), THEIRS.asked());
        } finally {
            register(THEIRS.base() + "/");
        }
        assertEquals(
                2,
                ehr.answer("order-sign", bare(situation)).path("systemActions").size());
    }

    @AfterAll
    static void close() {
        SERVICE.close();
        THEIRS.close();
    }

    @Test
    void patient_and_coverage_are_asked_for_where_they_did_not_come_along() {
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen());
        var said = OrderSignTest.said(ehr.answer("order-sign", bare(Ehr.CASES.tomBakerNeedsOxygen())), 0);
        assertEquals(List.of("auth-needed"), OrderSignTest.codes(said, "pa-needed"));
        assertTrue(THEIRS.asked().stream().anyMatch(query -> query.startsWith("Patient/")));
        assertEquals(
                1,
                THEIRS.asked().stream()
                        .filter(query -> query.startsWith("Coverage?"))
                        .count());
    }

    @Test
    void the_calls_own_token_goes_with_each_query() {
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen());
        ehr.answer("order-sign", bare(Ehr.CASES.tomBakerNeedsOxygen()));
        assertFalse(THEIRS.tokens().isEmpty());
        assertTrue(THEIRS.tokens().stream().allMatch("Bearer the-token"::equals));
    }

    @Test
    void everything_is_asked_at_once() {
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen()).after(Duration.ofMillis(200));
        var start = System.nanoTime();
        ehr.answer("order-sign", bare(Ehr.CASES.tomBakerNeedsOxygen()));
        var took = Duration.ofNanos(System.nanoTime() - start);
        var asked = THEIRS.asked().size();
        assertTrue(asked >= 5, () -> "asked " + asked);
        assertTrue(took.toMillis() < 200L * asked, () -> "one after the other would take longer than " + took);
    }

    @Test
    void a_server_that_is_not_registered_for_the_client_is_never_contacted() {
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen());
        for (var other : List.of(THEIRS.base() + "/other", THEIRS.base().replace("localhost", "127.0.0.1"))) {
            var hook = bare(Ehr.CASES.tomBakerNeedsOxygen());
            hook.put("fhirServer", other);
            HookErrorsTest.assertOutcome(412, ehr.call("order-sign", hook));
        }
        assertEquals(List.of(), THEIRS.asked());
    }

    @Test
    void a_redirect_is_not_followed() {
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen()).failing(302);
        assertUnknown(ehr.answer("order-sign", bare(Ehr.CASES.tomBakerNeedsOxygen())), "conditional");
    }

    @Test
    void a_server_that_hangs_answers_garbage_or_500_leaves_it_unknown() {
        var hook = bare(Ehr.CASES.tomBakerNeedsOxygen());
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen()).failing(500);
        assertUnknown(ehr.answer("order-sign", hook), "conditional");
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen()).answering("<html>");
        assertUnknown(ehr.answer("order-sign", hook), "conditional");
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen()).answering("{\"resourceType\":\"Patient\",\"birthDate\":7}");
        assertUnknown(later.answer("order-sign", hook), "indeterminate");
        THEIRS.holding(Ehr.CASES.tomBakerNeedsOxygen()).after(Duration.ofSeconds(30));
        var start = System.nanoTime();
        assertUnknown(later.answer("order-sign", hook), "indeterminate");
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 5000);
    }

    @Test
    void what_the_chart_of_the_practice_says_need_not_be_asked_again() {
        var situation = Ehr.CASES.graceOkaforNeedsGlucoseMonitor();
        THEIRS.holding(situation);
        ehr.answer("order-sign", bare(situation));
        var chart = THEIRS.asked().stream()
                .filter(query -> query.startsWith("Observation?"))
                .toList();
        assertTrue(chart.size() <= 1);
        assertTrue(chart.stream().allMatch(query -> query.contains("code=")));
    }

    @Test
    void what_meets_its_policy_is_authorized_at_once_and_once() {
        var situation = bedThatMeetsItsPolicy();
        THEIRS.holding(situation);
        var whatIf = bare(situation);
        whatIf.putObject("extension").putObject("davinci-crd.configuration").put("unsolicited-determ", false);
        var asked = OrderSignTest.said(ehr.answer("order-sign", whatIf), 0);
        assertEquals(List.of("auth-needed"), OrderSignTest.codes(asked, "pa-needed"));
        assertEquals(0, authorizations(situation));
        var first = OrderSignTest.said(ehr.answer("order-sign", bare(situation)), 0);
        assertEquals(List.of("satisfied"), OrderSignTest.codes(first, "pa-needed"));
        var number =
                OrderSignTest.part(first, "satisfied-pa-id").path("valueString").asText();
        assertFalse(number.isEmpty());
        var second = OrderSignTest.said(later.answer("order-sign", bare(situation)), 0);
        assertEquals(
                number,
                OrderSignTest.part(second, "satisfied-pa-id")
                        .path("valueString")
                        .asText());
        assertEquals(1, authorizations(situation));
    }

    private static Case bedThatMeetsItsPolicy() {
        return Ehr.CASES.all().stream()
                .filter(one ->
                        one.lines().stream().anyMatch(line -> line.item().code().equals("E0260")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the framework's one bean of this type
    private static long authorizations(Case situation) {
        TransactionOperations<Connection> transactions = SERVICE.bean(TransactionOperations.class);
        return transactions.executeRead(tx -> SERVICE.bean(PriorAuths.class)
                .search(PriorAuths.Search.grantedTo(situation.member().patientId()))
                .size());
    }

    @Test
    void dispatched_orders_are_fetched_in_both_shapes_of_the_context() {
        var situation = Ehr.CASES.tomBakerNeedsOxygen();
        THEIRS.holding(situation);
        for (var shape : List.of("dispatchedOrders", "order")) {
            var hook = bare(situation).put("hook", "order-dispatch");
            var drafts = hook.path("context").path("draftOrders").path("entry");
            var first = "DeviceRequest/"
                    + drafts.path(0).path("resource").path("id").asText();
            var second = "DeviceRequest/"
                    + drafts.path(1).path("resource").path("id").asText();
            var context = (ObjectNode) hook.path("context");
            context.remove("draftOrders");
            context.put("performer", "Organization/o1");
            if (shape.equals("order")) context.put("order", first);
            else context.putArray("dispatchedOrders").add(first).add(second);
            var answer = ehr.answer("order-dispatch", hook);
            assertEquals(
                    shape.equals("order") ? 1 : 2, answer.path("systemActions").size());
            assertEquals(List.of("auth-needed"), OrderSignTest.codes(OrderSignTest.said(answer, 0), "pa-needed"));
        }
    }

    @Test
    void a_client_that_was_told_enough_about_a_member_gets_no_more_cards_but_all_coverage_information() {
        var situation = Ehr.CASES.tomBakerNeedsOxygen();
        ehr.answer("order-sign", Ehr.orderSign(situation));
        var answer = ehr.answer("order-sign", Ehr.orderSign(situation));
        assertEquals(0, answer.path("cards").size());
        assertEquals(2, answer.path("systemActions").size());
        assertTrue(SERVICE.bean(MeterRegistry.class)
                        .get("crd.cards")
                        .tag("event", "over_budget")
                        .counter()
                        .count()
                > 0);
    }

    private static void assertUnknown(JsonNode answer, String word) {
        var said = OrderSignTest.said(answer, 0);
        assertEquals(List.of(word), OrderSignTest.codes(said, "covered"));
        assertEquals(List.of(word), OrderSignTest.codes(said, "pa-needed"));
    }

    /** A call without prefetch, with access to the practice's server. */
    static ObjectNode bare(Case situation) {
        return Ehr.orderSign(situation, call -> {
            call.remove("prefetch");
            call.put("fhirServer", THEIRS.base());
            call.putObject("fhirAuthorization")
                    .put("access_token", "the-token")
                    .put("token_type", "Bearer")
                    .put("expires_in", 300)
                    .put("scope", "user/*.rs")
                    .put("subject", "demo-ehr");
        });
    }
}
