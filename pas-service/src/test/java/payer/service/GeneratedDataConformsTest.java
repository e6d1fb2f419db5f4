package payer.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.service.fhir.validation.Profiles;
import payer.service.fhir.validation.ValidationIssue;
import payer.testdata.scale.Population;

/** What is generated in bulk meets the profiles that it claims: of each kind of resource and profile, a few. */
class GeneratedDataConformsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final int OF_EACH_KIND = 2;
    private static final Map<String, List<Resource>> SAMPLE = sample();

    @Test
    void the_clinical_records_the_members_and_the_claims_conform_to_us_core_6_and_carin_2_1() {
        var errors = checked(kind -> !isOfTheDirectory(kind) && !kind.contains("davinci-pdex")).stream()
                .flatMap(resource -> Profiles.usCore6().validate(resource).errors().stream())
                .filter(error -> !isAboutOthers(error))
                .map(error -> error.place() + ": " + error.text())
                .distinct()
                .toList();
        assertEquals(List.of(), errors);
    }

    /** Who a care team's reference leads to cannot be told from the claim alone. */
    private static boolean isAboutOthers(ValidationIssue error) {
        return error.rule().contains("EOB-prof-careTeam-practitioner");
    }

    @Test
    void the_directory_conforms_to_plan_net() {
        checked(GeneratedDataConformsTest::isOfTheDirectory)
                .forEach(resource -> Profiles.stu2().assertConforms(resource));
    }

    @Test
    void the_authorizations_conform_to_pdex() {
        checked(kind -> kind.contains("pdex-priorauthorization"))
                .forEach(resource -> Profiles.stu21().assertConforms(resource));
    }

    @Test
    void the_sample_holds_all_kinds_of_records() {
        var kinds = String.join(" ", SAMPLE.keySet());
        for (var wanted : List.of(
                "us-core-patient",
                "C4BB-Coverage",
                "us-core-encounter",
                "us-core-blood-pressure",
                "us-core-observation-lab",
                "us-core-immunization",
                "us-core-allergyintolerance",
                "us-core-medicationrequest",
                "us-core-documentreference",
                "Professional-NonClinician",
                "Pharmacy",
                "pdex-priorauthorization",
                "plannet-PractitionerRole",
                "plannet-Network",
                "plannet-InsurancePlan",
                "plannet-HealthcareService",
                "plannet-OrganizationAffiliation",
                "plannet-Endpoint",
                "us-core-simple-observation")) assertTrue(kinds.contains(wanted), wanted);
    }

    private static List<Resource> checked(Predicate<String> which) {
        return SAMPLE.entrySet().stream()
                .filter(kind -> which.test(kind.getKey()))
                .flatMap(kind -> kind.getValue().stream())
                .toList();
    }

    private static boolean isOfTheDirectory(String kind) {
        return kind.contains("plannet");
    }

    private static Map<String, List<Resource>> sample() {
        var population = Population.ofFamilies(7, 120, TODAY);
        var sample = new LinkedHashMap<String, List<Resource>>();
        var parser = FhirContext.forR4Cached().newJsonParser();
        IntStream.range(0, population.blocks())
                .forEach(block -> population.block(block).lines().forEach(line -> {
                    var kind = kind(line);
                    var some = sample.computeIfAbsent(kind, _ -> new java.util.ArrayList<>());
                    if (some.size() < OF_EACH_KIND) some.add((Resource) parser.parseResource(line));
                }));
        return sample;
    }

    /** The type and the profiles claimed. */
    private static String kind(String line) {
        var profiles = line.indexOf("\"profile\":[");
        if (profiles < 0) return line.substring(0, line.indexOf("\","));
        return line.substring(0, line.indexOf("\",")) + line.substring(profiles, line.indexOf(']', profiles));
    }
}
