package payer.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail keeps nothing: each rule of {@link ArchitectureTest} objects to a class planted against it. */
class ArchitecturePlantsTest {

    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption((Location location) ->
                    location.matches(java.util.regex.Pattern.compile(".*/test-classes/payer/.*plant.*")))
            .importPackages("payer");

    @Test
    void every_rule_objects_to_what_is_planted_against_it() throws IllegalAccessException {
        var expected = new TreeMap<String, String>();
        expected.put("decisions_know_no_fhir_and_no_framework", "DecisionOnFhir");
        expected.put("libraries_know_no_server_and_no_sql", "HookOnSql");
        expected.put("crd_and_dtr_do_not_know_each_other", "HookOnForm");
        expected.put("one_package_knows_the_rule_engine", "DecisionByEngine");
        expected.put("rules_know_no_sibling", "DecisionOnHook");
        expected.put("nothing_of_production_knows_the_generator", "One");
        expected.put("the_generator_knows_none_of_us", "Invented");
        expected.put("packages_form_no_cycle", "Two");
        expected.put("foundations_know_no_capability", "FoundationOnCapability");
        expected.put("records_and_members_know_no_other_capability", "ShelfOnCapability");
        expected.put("storage_is_hidden", "PublicStore");
        expected.put("only_the_edge_parses_and_writes_fhir", "ParsesItself");
        expected.put("the_moment_is_given_never_taken", "TakesTheMoment");
        expected.put("parts_are_handed_over_by_constructors", "InjectedField");
        expected.put("every_package_is_null_marked", "Form");

        assertEquals(expected.keySet().stream().toList(), rules(), "each rule has a plant");
        for (var field : ArchitectureTest.class.getDeclaredFields()) {
            var plant = expected.get(field.getName());
            if (plant == null) continue;
            var failure = ((ArchRule) field.get(null))
                    .evaluate(PLANTED)
                    .getFailureReport()
                    .toString();
            assertTrue(failure.contains(plant), () -> field.getName() + " did not object to " + plant + ": " + failure);
        }
    }

    private static List<String> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(field -> field.getName())
                .sorted()
                .toList();
    }
}
