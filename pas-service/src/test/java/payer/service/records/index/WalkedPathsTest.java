package payer.service.records.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.testdata.demo.DemoData;
import payer.testdata.scale.Population;

/** Expressions that are walked give exactly what HAPI's FHIRPath gives, over everything that the test data hold. */
class WalkedPathsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final int FEWEST_WITH_VALUES = 120;

    private final Paths paths = new Paths(CONTEXT);
    private final SearchParams params = new SearchParams();
    private final Set<String> withValues = new HashSet<>();

    @Test
    void walking_and_the_engine_agree() {
        var seen = new HashSet<String>();
        var resources = Stream.concat(demo(), generated())
                .filter(resource -> isNew(resource, seen))
                .toList();
        resources.forEach(this::compare);
        assertTrue(withValues.size() >= FEWEST_WITH_VALUES, "only " + withValues.size() + " expressions had values");
    }

    private void compare(Resource resource) {
        for (var param : params.of(resource.fhirType())) {
            // What a record is called is no index row; the model and the engine spell it differently.
            if (!Paths.isWalked(param.expression()) || param.code().equals(SearchParams.ID)) continue;
            var walked = paths.path(param.expression()).of(resource);
            var evaluated = paths.evaluatedByEngine(resource, param.expression());
            assertSame(evaluated, walked, param.name());
            if (!walked.isEmpty()) withValues.add(param.name());
        }
    }

    private static void assertSame(List<Base> expected, List<Base> found, String name) {
        assertEquals(expected.size(), found.size(), name);
        for (int i = 0; i < found.size(); i++) assertTrue(expected.get(i).equalsDeep(found.get(i)), name);
    }

    /** Of resources that have the same elements, a few are enough. */
    private static boolean isNew(Resource resource, Set<String> seen) {
        var shape = new StringBuilder(resource.fhirType());
        resource.children().stream()
                .filter(child -> child.hasValues())
                .forEach(child ->
                        shape.append(child.getName()).append(child.getValues().size()));
        return seen.add(shape.toString());
    }

    private static Stream<Resource> demo() {
        return DemoData.of(TODAY).bundles().values().stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(Bundle.BundleEntryComponent::getResource);
    }

    private static Stream<Resource> generated() {
        var population = Population.ofFamilies(3, 40, TODAY);
        var resources = new ArrayList<Resource>();
        for (int block = 0; block < population.blocks(); block++)
            population
                    .block(block)
                    .lines()
                    .forEach(line ->
                            resources.add((Resource) CONTEXT.newJsonParser().parseResource(line)));
        return resources.stream();
    }
}
