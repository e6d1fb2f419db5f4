package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.priorauth.fhir.Pas;

/** A past decision is explained to the value of each fact, also when it is read much later. */
class EvidenceShownTest {
    private static final DemoPayer PAYER = DemoPayer.running();
    private static final Reviews REVIEWS = new Reviews(PAYER);

    @Test
    void a_decision_is_shown_with_the_values_it_rests_on() {
        var shown = REVIEWS.shown(submitted("explained"));
        var fact = evidence(shown)
                .filter(one -> one.path("value").asText().equals("86"))
                .findFirst()
                .orElseThrow();
        assertEquals("%", fact.path("unit").asText());
        assertEquals(PAYER.today().minusDays(1).toString(), fact.path("date").asText());
        assertEquals("RECORD", fact.path("source").asText());
        assertTrue(fact.path("about").asText().contains("loinc "), fact::toString);
        assertTrue(evidence(shown).anyMatch(one -> one.at("/author/role").isTextual()), shown::toString);
        for (var criterion : criteria(shown).toList()) {
            assertTrue(
                    criterion.has("setAside") && criterion.path("contradicted").isBoolean(), criterion::toString);
            var seen = new HashSet<JsonNode>();
            for (var one : criterion.path("evidence")) assertTrue(seen.add(one), one::toString);
        }
    }

    @Test
    void times_and_days_are_text_as_elsewhere() {
        var shown = REVIEWS.shown(submitted("timed"));
        assertTrue(Instant.parse(shown.path("received").asText())
                .isBefore(Instant.parse(shown.path("due").asText())));
        assertEquals(
                shown.path("received").asText().substring(0, 10),
                Instant.parse(shown.at("/events/0/at").asText()).toString().substring(0, 10));
        assertTrue(shown.at("/lines/0/day").asText().matches("\\d{4}-\\d{2}-\\d{2}"), shown::toString);
    }

    @Test
    void what_was_decided_before_values_were_kept_can_still_be_read() {
        var answer = submitted("older");
        age(DemoPayer.id(answer));
        var fact = evidence(REVIEWS.shown(answer)).findFirst().orElseThrow();
        assertFalse(fact.path("place").asText().isEmpty());
        assertFalse(fact.has("value") || fact.has("author"), fact::toString);
    }

    @Test
    void what_is_marked_as_taken_back_is_no_evidence() {
        var request = SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), "taken-back");
        var cancelled = new Extension(Pas.structure("modifierextension-infoCancelled"), new BooleanType(true));
        SubmitTest.claim(request).getSupportingInfo().stream()
                .filter(info -> info.getValue() instanceof Reference)
                .forEach(info -> info.addModifierExtension(cancelled));
        var answer = PAYER.submit(request);
        assertEquals(List.of("A4", "A4"), DemoPayer.actions(answer));
        assertTrue(
                evidence(REVIEWS.shown(answer))
                        .noneMatch(fact -> fact.path("value").asText().equals("86")),
                () -> REVIEWS.shown(answer).toString());
    }

    private static Bundle submitted(String trace) {
        return PAYER.submit(SubmitTest.fresh(PAYER.cases().oxygenAtRest86RoomAir(), trace));
    }

    private static java.util.stream.Stream<JsonNode> criteria(JsonNode shown) {
        return shown.path("lines")
                .valueStream()
                .flatMap(line -> line.path("criteria").valueStream());
    }

    private static java.util.stream.Stream<JsonNode> evidence(JsonNode shown) {
        return criteria(shown).flatMap(criterion -> criterion.path("evidence").valueStream());
    }

    /** As rows were when only place, source and date were kept. */
    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static void age(String id) {
        TransactionOperations<Connection> transactions = PAYER.service().bean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            var content = Reviews.json(Sql.of(
                            status.getConnection(),
                            "SELECT content::text AS content FROM prior_auth WHERE id = ?::uuid",
                            id)
                    .first(row -> row.text("content"))
                    .orElseThrow());
            for (var evidence : content.findParents("place"))
                if (evidence.has("source") && evidence instanceof ObjectNode kept)
                    kept.retain(List.of("place", "source", "date"));
            return Sql.of(
                            status.getConnection(),
                            "UPDATE prior_auth SET content = ?::jsonb WHERE id = ?::uuid",
                            content.toString(),
                            id)
                    .update();
        });
    }
}
