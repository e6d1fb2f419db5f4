package payer.service.records.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.service.fhir.FhirText;
import payer.service.running.RunningService;
import payer.testdata.scale.Population;

/** A model made of what is looked at alone gives the same index rows as the whole. */
class LookedAtTest {
    private static final int OF_EACH_TYPE = 60;

    private final FhirText text = RunningService.shared().bean(FhirText.class);
    private final Indexer indexer = RunningService.shared().bean(Indexer.class);
    private final LookedAt lookedAt = RunningService.shared().bean(LookedAt.class);

    @Test
    void a_model_in_part_is_found_by_the_same_values_as_the_whole() {
        var population = Population.ofFamilies(3, 40, LocalDate.of(2026, 11, 2));
        var seen = new HashMap<String, Integer>();
        IntStream.range(0, population.blocks())
                .mapToObj(population::block)
                .flatMap(String::lines)
                .forEach(line -> compare(line.getBytes(UTF_8), seen));
        assertTrue(seen.size() >= 15, seen.keySet().toString());
    }

    private void compare(byte[] json, Map<String, Integer> seen) {
        var part = part(json);
        if (seen.merge(part.fhirType(), 1, Integer::sum) > OF_EACH_TYPE) return;
        var whole = text.readPart(json, "", Resource.class);
        var id = whole.getIdElement().getIdPart();
        assertEquals(id, part.getIdElement().getIdPart());
        assertEquals(indexer.index(whole, id).rows(), indexer.index(part, id).rows());
        assertEquals(indexer.index(whole, id).patient(), indexer.index(part, id).patient());
    }

    @Test
    void what_nobody_looks_at_is_left_out() {
        var claim = (ExplanationOfBenefit) part("""
                {"resourceType":"ExplanationOfBenefit","id":"e","patient":{"reference":"Patient/p"},
                 "item":[{"sequence":1,"servicedDate":"2026-01-02","adjudication":[{"category":{"text":"paid"}}]},
                         {"sequence":2,"adjudication":[{"category":{"text":"paid"}}]}]}""".getBytes(UTF_8));
        assertEquals(1, claim.getItem().size());
        assertTrue(claim.getItemFirstRep().hasServicedDateType());
        assertFalse(claim.getItemFirstRep().hasAdjudication());
    }

    @Test
    void an_element_that_may_have_several_types_is_known_by_its_name() {
        var observation = (Observation) part("""
                {"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},
                 "_effectiveDateTime":{"extension":[{"url":"urn:x","valueCode":"unknown"}]},
                 "valueQuantity":{"value":1},"note":[{"text":"n"}]}""".getBytes(UTF_8));
        assertTrue(observation.hasValueQuantity());
        assertTrue(observation.getEffective().hasExtension());
        assertFalse(observation.hasNote());
    }

    private Resource part(byte[] json) {
        return text.readInPart(json, "", Resource.class, lookedAt::of);
    }
}
