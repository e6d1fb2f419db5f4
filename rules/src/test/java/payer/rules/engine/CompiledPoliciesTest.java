package payer.rules.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.ServiceLine;
import payer.decision.Verdict;
import payer.rules.document.PolicyDocument;
import payer.rules.document.ShippedPolicies;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.policy.Branch;
import payer.rules.policy.EffectivePeriod;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;

/** The engine says exactly what the policies say, however many there are and wherever the codes are cut. */
class CompiledPoliciesTest {

    private static final List<Policy> SHIPPED = ShippedPolicies.policies();
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void every_line_of_every_case_meets_the_policies_that_list_its_code_and_are_in_force() {
        var compiled = CompiledPolicies.of(SHIPPED);
        cases().forEach(one -> one.lines().forEach(line -> assertSpeaking(SHIPPED, compiled, one, line)));
    }

    @Test
    void the_criteria_of_every_case_stand_as_the_evidence_has_them() {
        var compiled = CompiledPolicies.of(SHIPPED);
        var weighed = new ArrayList<Standing>();
        cases().forEach(one -> one.lines().forEach(line -> weighed.addAll(assertStanding(compiled, one, line))));
        assertTrue(weighed.size() > 1000, "there was something to weigh");
        assertTrue(weighed.stream().anyMatch(Standing::spares));
        assertTrue(weighed.stream().anyMatch(standing -> !standing.met().isEmpty()));
        assertTrue(weighed.stream().anyMatch(standing -> !standing.open().isEmpty()));
        assertTrue(weighed.stream().anyMatch(standing -> standing.shared() == Verdict.NOT_MET));
    }

    @Test
    void codes_ranges_and_families_are_found_across_all_cuts() {
        var random = new Random(7);
        var policies = IntStream.range(0, 300)
                .mapToObj(number -> policy(number, codes(random)))
                .toList();
        var compiled = CompiledPolicies.of(policies);
        for (var i = 0; i < 400; i++) {
            var code = random.nextInt(3) == 0
                    ? CodeSystem.ICD10CM.code("J%02d.%d".formatted(random.nextInt(40), random.nextInt(10)))
                    : CodeSystem.HCPCS.code("E%04d".formatted(random.nextInt(2000)));
            var line = ServiceLine.of(1, code, DAY);
            assertSpeaking(policies, compiled, AuthorizationCase.of(DAY, List.of(line), List.of()), line);
        }
    }

    private static String codes(Random random) {
        var from = random.nextInt(1900);
        return switch (random.nextInt(4)) {
            case 0 -> "hcpcs: [E%04d to E%04d]".formatted(from, from + random.nextInt(90));
            case 1 -> "icd10cm: [J%02d.-]".formatted(random.nextInt(40));
            case 2 -> "hcpcs: [E%04d, E%04d]".formatted(from, random.nextInt(2000));
            default -> "hcpcs: [E%04d]".formatted(from);
        };
    }

    private static Policy policy(int number, String codes) {
        return PolicyDocument.read("policy", """
                policy: made-%d
                version: 1
                title: Made for a test
                authority: plan
                source: {citation: Test}
                owner: Test
                effective: {from: 2020-01-01}
                codes: {%s}
                """.formatted(number, codes));
    }

    @Test
    void a_change_leaves_the_rule_bases_of_other_codes_as_they_are() {
        var policies = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(number -> policy(number, "hcpcs: [E%04d]".formatted(number)))
                .toList());
        var before = CompiledPolicies.of(policies);
        policies.set(100, policy(100, "hcpcs: [E0100, E0101]"));
        var after = before.changedTo(policies);
        assertSame(before.base("hcpcs E0001"), after.base("hcpcs E0001"));
        assertSame(before.base("hcpcs E0199"), after.base("hcpcs E0199"));
        assertNotSame(before.base("hcpcs E0100"), after.base("hcpcs E0100"));
        var line = ServiceLine.of(1, CodeSystem.HCPCS.code("E0101"), DAY);
        var asking = AuthorizationCase.of(DAY, List.of(line), List.of());
        assertSpeaking(policies, after, asking, line);
        try (var hearing = before.hear(asking, line)) {
            assertEquals(1, hearing.speaking().size(), "who still holds the old rules keeps them");
        }
    }

    @Test
    void a_rule_reads_like_its_policy() {
        var policy = SHIPPED.stream()
                .filter(one -> one.id().equals("home-oxygen") && one.version().equals("2023-01-01"))
                .findFirst()
                .orElseThrow();
        var text = CompiledPolicies.text(policy);
        assertContains(text, """
                rule "home-oxygen 2023-01-01 speaks of hcpcs E1390"
                when
                    Asked(
                        code == "hcpcs E1390",
                        serviced from 2023-01-01)
                then
                    home-oxygen 2023-01-01 speaks
                end
                """);
        assertContains(text, """
                        sleep-hypoxemia is met,
                        group awake-values is met)
                then
                    the branch group-1-sleep is met
                end
                """);
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    private static Stream<AuthorizationCase> cases() {
        return ShippedPolicies.folders().stream()
                .flatMap(folder -> folder.policyCases().stream())
                .map(one -> one.situation());
    }

    private static void assertSpeaking(
            List<Policy> policies, CompiledPolicies compiled, AuthorizationCase asking, ServiceLine line) {
        var expected = policies.stream()
                .filter(policy ->
                        policy.trigger().matches(line) && policy.effective().holdsOn(day(policy, asking, line)));
        try (var hearing = compiled.hear(asking, line)) {
            assertEquals(names(expected), names(hearing.speaking().stream()));
        }
    }

    private static LocalDate day(Policy policy, AuthorizationCase asking, ServiceLine line) {
        return policy.effective().basis() == EffectivePeriod.Basis.SERVICE_DATE ? line.serviced() : asking.requested();
    }

    private static List<String> names(Stream<Policy> policies) {
        return policies.map(policy -> policy.id() + " " + policy.version())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static List<Standing> assertStanding(
            CompiledPolicies compiled, AuthorizationCase asking, ServiceLine line) {
        var standings = new ArrayList<Standing>();
        try (var hearing = compiled.hear(asking, line)) {
            for (var policy : hearing.speaking())
                policy.pathway(line.kind()).ifPresent(pathway -> {
                    var standing = hearing.weigh(new Assessment(policy, new CaseFile(asking, line)), pathway);
                    assertEquals(plainly(policy, pathway, asking, line), standing);
                    standings.add(standing);
                });
        }
        return standings;
    }

    /** The same without an engine. */
    private static Standing plainly(Policy policy, Pathway pathway, AuthorizationCase asking, ServiceLine line) {
        var assessment = new Assessment(policy, new CaseFile(asking, line));
        if (policy.effect().waiver().isPresent())
            return new Standing(
                    pathway.common().map(assessment::value).orElse(Verdict.MET),
                    List.of(),
                    List.of(),
                    pathway.common().map(assessment::sureValue).orElse(Verdict.MET) == Verdict.MET
                            && pathway.branches().stream()
                                    .anyMatch(branch -> assessment.sureValue(branch.criteria()) == Verdict.MET));
        var shared = pathway.common().map(assessment::value).orElse(Verdict.MET);
        return new Standing(
                shared,
                shared == Verdict.NOT_MET ? List.of() : branches(pathway, assessment, Verdict.MET),
                shared == Verdict.NOT_MET ? List.of() : branches(pathway, assessment, Verdict.UNKNOWN),
                false);
    }

    private static List<Branch> branches(Pathway pathway, Assessment assessment, Verdict value) {
        return pathway.branches().stream()
                .filter(branch -> assessment.value(branch.criteria()) == value)
                .toList();
    }
}
