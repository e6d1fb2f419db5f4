package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.service.assertion.AssertionNumber;
import payer.service.assertion.Assertions;
import payer.service.database.Sql;
import payer.testdata.cases.Case;

/** Orders being signed, over real HTTP, with the demo's members. */
class OrderSignTest {
    private static final String EXTENSION =
            "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information";

    @Test
    void an_order_that_needs_authorization_says_so_with_its_form() {
        var answer = Ehr.of20().answer("order-sign", Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        assertEquals(2, answer.path("systemActions").size());
        var said = said(answer, 0);
        assertEquals(List.of("covered"), codes(said, "covered"));
        assertEquals(List.of("auth-needed"), codes(said, "pa-needed"));
        assertEquals(List.of("clinical"), codes(said, "doc-needed"));
        assertEquals(List.of("withpa"), codes(said, "doc-purpose"));
        assertTrue(part(said, "questionnaire")
                .path("valueCanonical")
                .asText()
                .contains("/dtr/2.0/fhir/Questionnaire/home-oxygen|"));
    }

    @Test
    void the_order_comes_back_whole_and_otherwise_untouched() {
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(),
                call -> order(call)
                        .put("_unknown", "kept")
                        .putObject("text")
                        .put("status", "generated")
                        .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">Oxygen</div>"));
        var back = (ObjectNode) Ehr.of20()
                .answer("order-sign", hook)
                .path("systemActions")
                .path(0)
                .path("resource");
        assertTrue(back.has("extension"));
        back.remove("extension");
        assertEquals(order(hook), back);
    }

    @Test
    void the_coverage_named_is_the_callers_own() {
        var hook = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen());
        var theirs = hook.path("prefetch")
                .path("coverage")
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asText();
        var said = said(Ehr.of20().answer("order-sign", hook), 0);
        assertEquals(
                "Coverage/" + theirs,
                part(said, "coverage").path("valueReference").path("reference").asText());
    }

    @Test
    void the_same_call_again_says_the_same_under_the_same_number() {
        var first = Ehr.of20().answer("order-sign", Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        var second = Ehr.of20().answer("order-sign", Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        assertEquals(number(first, 0), number(second, 0));
        assertNotEquals(number(first, 0), number(first, 1));
    }

    @Test
    void an_order_that_says_it_already_is_left_alone() {
        var hook = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen());
        var answer = Ehr.of20().answer("order-sign", hook);
        for (int i = 0; i < 2; i++)
            ((ObjectNode) hook.path("context").path("draftOrders").path("entry").path(i))
                    .set("resource", answer.path("systemActions").path(i).path("resource"));
        assertEquals(
                0, Ehr.of20().answer("order-sign", hook).path("systemActions").size());
    }

    @Test
    void what_was_said_can_be_looked_up_by_its_number() {
        var ehr = Ehr.of20();
        var answer = ehr.answer("order-sign", Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        var found = transactions(ehr)
                .executeRead(tx -> ehr.service().bean(Assertions.class).find(new AssertionNumber(number(answer, 0))))
                .orElseThrow();
        assertEquals("demo-ehr", found.client().value());
        assertTrue(found.policies().getFirst().startsWith("home-oxygen|"));
        assertEquals(1, found.forms().size());
        assertTrue(found.member().isPresent());
        assertFalse(found.toString().contains("W1"));
    }

    @Test
    void the_call_and_its_answer_are_kept_without_the_token() {
        var ehr = Ehr.of20();
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(),
                call -> call.putObject("fhirAuthorization")
                        .put("access_token", "very-secret-token")
                        .put("token_type", "Bearer"));
        var answer = ehr.answer("order-sign", hook);
        var kept = transactions(ehr)
                .executeRead(tx -> Sql.of(
                                tx.getConnection(),
                                "SELECT convert_from(request, 'UTF8') AS request, convert_from(answer, 'UTF8') AS answer"
                                        + " FROM hook_call WHERE instance = ?::uuid",
                                hook.path("hookInstance").asText())
                        .first(row -> List.of(row.text("request"), row.text("answer")))
                        .orElseThrow());
        assertFalse(kept.getFirst().contains("very-secret-token"));
        assertTrue(kept.getFirst().contains("draftOrders"));
        assertEquals(answer, Ehr.json(kept.getLast()));
    }

    @Test
    void a_member_whose_coverage_has_ended_is_not_covered_with_a_reason() {
        for (var ehr : List.of(Ehr.of20(), Ehr.of22())) {
            var said = said(ehr.answer("order-sign", Ehr.orderSign(Ehr.CASES.idaHolmNeedsOxygen())), 0);
            assertEquals(List.of("not-covered"), codes(said, "covered"));
            assertEquals(List.of(), codes(said, "pa-needed"));
            assertFalse(part(said, "reason")
                    .path("valueCodeableConcept")
                    .path("text")
                    .asText()
                    .isEmpty());
        }
    }

    @Test
    void a_stranger_is_told_so_by_a_code_in_the_later_release() {
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(),
                call -> ((ObjectNode) call.path("prefetch").path("patient")).put("birthDate", "1900-01-01"));
        var said = said(Ehr.of22().answer("order-sign", hook), 0);
        assertEquals(List.of("not-covered"), codes(said, "covered"));
        assertEquals(
                "no-member-found",
                part(said, "reason")
                        .path("valueCodeableConcept")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asText());
    }

    @Test
    void the_later_base_writes_links_and_its_own_forms() {
        var answer = Ehr.of22().answer("order-sign", Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        var said = said(answer, 0);
        assertTrue(part(said, "questionnaire").path("valueCanonical").asText().contains("/dtr/2.2/"));
        assertTrue(part(said, "detail").toString().contains("cat-other"));
        var card = answer.path("cards").path(0);
        assertEquals(
                "http://terminology.hl7.org/CodeSystem/cdshooks-card-type",
                card.path("source").path("topic").path("system").asText());
        assertTrue(card.path("extension")
                .path("davinci-crd.associated-resource")
                .path(0)
                .has("reference"));
    }

    @Test
    void one_card_per_policy_and_not_per_line() {
        var answer = Ehr.of20().answer("order-sign", Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        assertEquals(1, answer.path("cards").size());
        var card = answer.path("cards").path(0);
        assertTrue(card.path("summary").asText().length() < 140);
        assertEquals("info", card.path("indicator").asText());
        assertEquals("absolute", card.path("links").path(0).path("type").asText());
    }

    @Test
    void cards_that_are_not_wanted_are_not_sent() {
        var hook = Ehr.orderSign(
                Ehr.CASES.tomBakerNeedsOxygen(),
                call -> call.putObject("extension")
                        .putObject("davinci-crd.configuration")
                        .put("guideline", false)
                        .put("coverage-info", false));
        var answer = Ehr.of20().answer("order-sign", hook);
        assertEquals(0, answer.path("cards").size());
        assertEquals(0, answer.path("systemActions").size());
    }

    @Test
    void what_is_not_covered_comes_with_what_would_be() {
        var answer = Ehr.of20().answer("order-sign", Ehr.orderSign(ordering("E0265")));
        assertEquals(List.of("not-covered"), codes(said(answer, 0), "covered"));
        var card = answer.path("cards").path(0);
        assertEquals("at-most-one", card.path("selectionBehavior").asText());
        var suggested = card.path("suggestions").path(0).path("actions").path(0);
        assertEquals("update", suggested.path("type").asText());
        assertEquals(
                "E0260",
                suggested
                        .path("resource")
                        .path("codeCodeableConcept")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asText());
    }

    @Test
    void a_visit_that_needs_nothing_stays_silent() {
        var answer = Ehr.of20().answer("order-sign", Ehr.orderSign(ordering("G0296")));
        assertEquals(0, answer.path("cards").size());
        assertEquals(List.of("no-auth"), codes(said(answer, 0), "pa-needed"));
    }

    private static Case ordering(String code) {
        return Ehr.CASES.all().stream()
                .filter(one ->
                        one.lines().stream().anyMatch(line -> line.item().code().equals(code)))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode order(ObjectNode hook) {
        return (ObjectNode)
                hook.path("context").path("draftOrders").path("entry").path(0).path("resource");
    }

    @SuppressWarnings("unchecked") // the framework's one bean of this type
    private static TransactionOperations<Connection> transactions(Ehr ehr) {
        return ehr.service().bean(TransactionOperations.class);
    }

    private static String number(JsonNode answer, int action) {
        return part(said(answer, action), "coverage-assertion-id")
                .path("valueString")
                .asText();
    }

    static JsonNode said(JsonNode answer, int action) {
        for (var extension :
                answer.path("systemActions").path(action).path("resource").path("extension"))
            if (extension.path("url").asText().equals(EXTENSION)) return extension;
        throw new AssertionError("nothing is said in " + answer);
    }

    static JsonNode part(JsonNode said, String url) {
        for (var part : said.path("extension")) if (part.path("url").asText().equals(url)) return part;
        return Ehr.MAPPER.missingNode();
    }

    static List<String> codes(JsonNode said, String url) {
        var codes = new ArrayList<String>();
        for (var part : said.path("extension"))
            if (part.path("url").asText().equals(url))
                codes.add(part.path("valueCode").asText());
        return codes;
    }
}
