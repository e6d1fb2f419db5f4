package payer.service;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullMarked;

/** The map of ARCHITECTURE.md, kept. Each rule was seen to fail on a planted violation. */
@AnalyzeClasses(
        packages = "payer",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WrittenByUs.class})
class ArchitectureTest {

    private static final String[] FOUNDATIONS = {
        "payer.service.audit..",
        "payer.service.caller..",
        "payer.service.database..",
        "payer.service.fhir..",
        "payer.service.jobs..",
        "payer.service.runtime..",
        "payer.service.security..",
        "payer.service.signals.."
    };

    private static final String[] SHELF = {"payer.service.records..", "payer.service.member.."};

    @ArchTest
    static final ArchRule decisions_know_no_fhir_and_no_framework = noClasses()
            .that()
            .resideInAnyPackage("payer.decision..", "payer.problem..", "payer.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hl7.fhir..", "ca.uhn..", "io.micronaut..", "java.sql..");

    @ArchTest
    static final ArchRule libraries_know_no_server_and_no_sql = noClasses()
            .that()
            .resideInAnyPackage(
                    "payer.decision..",
                    "payer.problem..",
                    "payer.rules..",
                    "payer.intake..",
                    "payer.crd..",
                    "payer.dtr..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "java.sql..", "javax.sql..", "java.net.http..", "payer.service..");

    @ArchTest
    static final ArchRule crd_and_dtr_do_not_know_each_other =
            slices().matching("payer.(crd|dtr)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule one_package_knows_the_rule_engine = noClasses()
            .that()
            .resideOutsideOfPackage("payer.rules.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..");

    @ArchTest
    static final ArchRule rules_know_no_sibling = noClasses()
            .that()
            .resideInAnyPackage("payer.decision..", "payer.problem..", "payer.rules..", "payer.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("payer.crd..", "payer.dtr..", "payer.testdata..");

    @ArchTest
    static final ArchRule nothing_of_production_knows_the_generator = noClasses()
            .that()
            .resideOutsideOfPackage("payer.testdata..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("payer.testdata..");

    @ArchTest
    static final ArchRule the_generator_knows_none_of_us = noClasses()
            .that()
            .resideInAPackage("payer.testdata..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "payer.decision..",
                    "payer.problem..",
                    "payer.rules..",
                    "payer.intake..",
                    "payer.crd..",
                    "payer.dtr..",
                    "payer.service..");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("payer.service.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule foundations_know_no_capability = noClasses()
            .that()
            .resideInAnyPackage(FOUNDATIONS)
            .should()
            .dependOnClassesThat(resideInAPackage("payer.service..").and(not(resideInAnyPackage(FOUNDATIONS))));

    /** Everything stands on the shelf, so that it must stand on nothing. */
    @ArchTest
    static final ArchRule records_and_members_know_no_other_capability = noClasses()
            .that()
            .resideInAnyPackage(SHELF)
            .should()
            .dependOnClassesThat(resideInAPackage("payer.service..")
                    .and(not(resideInAnyPackage(SHELF)))
                    .and(not(resideInAnyPackage(FOUNDATIONS))));

    @ArchTest
    static final ArchRule storage_is_hidden =
            classes().that().resideInAPackage("payer.service..jdbc..").should().notBePublic();

    @ArchTest
    static final ArchRule only_the_edge_parses_and_writes_fhir = noClasses()
            .that()
            .resideInAPackage("payer.service..")
            .and()
            .resideOutsideOfPackage("payer.service.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir.parser..");

    @ArchTest
    static final ArchRule the_moment_is_given_never_taken = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule parts_are_handed_over_by_constructors =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .resideInAPackage("payer..")
            .should(new ArchCondition<>("live in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getName() + " is not null-marked"));
                }
            });

    /** Micronaut and JTE generate classes beside ours; they are not ours to keep in order. */
    static final class WrittenByUs implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("$") && !location.contains("/gg/jte/generated/");
        }
    }
}
