package payer.testdata.scale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payer.testdata.Npi;

class PopulationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final Population SOME = Population.ofFamilies(1, 200, TODAY);
    private static final List<JsonNode> ALL = resources(SOME);

    @Test
    void the_same_seed_gives_the_same_bytes() {
        assertEquals(written(SOME), written(Population.ofFamilies(1, 200, TODAY)));
        assertNotEquals(written(SOME), written(Population.ofFamilies(2, 200, TODAY)));
    }

    @Test
    void a_block_is_the_same_whether_others_were_made_or_not() {
        var last = SOME.blocks() - 1;
        assertEquals(SOME.block(last), Population.ofFamilies(1, 200, TODAY).block(last));
        assertTrue(written(SOME).endsWith(SOME.block(last)));
    }

    @Test
    void the_size_is_about_what_was_asked_for() {
        var count = written(Population.ofResources(5, 40_000, TODAY)).lines().count();
        assertTrue(count > 34_000 && count < 46_000, "made " + count);
    }

    @Test
    void every_reference_leads_to_a_record_and_every_record_has_its_own_address() {
        var addresses = new HashSet<String>();
        for (var resource : ALL) assertTrue(addresses.add(address(resource)), () -> "twice: " + address(resource));
        for (var resource : ALL)
            for (var reference : resource.findValuesAsText("reference"))
                assertTrue(addresses.contains(reference), () -> address(resource) + " leads to nothing: " + reference);
    }

    @Test
    void provider_numbers_are_well_formed() {
        of("Practitioner")
                .forEach(one ->
                        assertTrue(Npi.isValid(one.at("/identifier/0/value").asText())));
    }

    @Test
    void plans_change_over_time_without_overlapping() {
        var withTwo = of("Coverage")
                .filter(one -> one.at("/status").asText().equals("cancelled")
                        && one.at("/period/end").isTextual())
                .count();
        assertTrue(withTwo > 20, "only " + withTwo + " coverages ended");
    }

    @Test
    void some_charts_meet_a_policy_some_lack_a_fact_and_some_contradict_themselves() {
        var many = resources(Population.ofFamilies(4, 900, TODAY));
        var facts = many.stream()
                .filter(one -> one.path("valueBoolean").isBoolean())
                .toList();
        var contradictions = facts.stream()
                .filter(one -> facts.stream().anyMatch(other -> contradict(one, other)))
                .count();
        assertTrue(facts.size() > 50, "only " + facts.size() + " facts");
        assertTrue(contradictions > 0);
        assertTrue(facts.stream().anyMatch(one -> !one.path("valueBoolean").asBoolean()));
    }

    @Test
    void authorizations_are_approved_denied_and_pending() {
        var codes = new HashSet<String>();
        for (var one : of("ExplanationOfBenefit").toList())
            if (one.path("use").asText().equals("preauthorization"))
                codes.add(one.at("/item/0/adjudication/0/extension/0/extension/0/valueCodeableConcept/coding/0/code")
                        .asText());
        assertTrue(codes.containsAll(List.of("A1", "A3")), codes.toString());
    }

    private static boolean contradict(JsonNode one, JsonNode other) {
        return one.path("code").equals(other.path("code"))
                && one.path("subject").equals(other.path("subject"))
                && one.path("valueBoolean").asBoolean()
                        != other.path("valueBoolean").asBoolean();
    }

    private static Stream<JsonNode> of(String type) {
        return ALL.stream().filter(one -> one.path("resourceType").asText().equals(type));
    }

    private static String address(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private static String written(Population population) {
        try (var out = new ByteArrayOutputStream()) {
            population.write(out);
            return out.toString(UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<JsonNode> resources(Population population) {
        var json = new ObjectMapper();
        var resources = new ArrayList<JsonNode>();
        for (var line : written(population).lines().toList()) {
            try {
                resources.add(json.readTree(line));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return resources;
    }
}
