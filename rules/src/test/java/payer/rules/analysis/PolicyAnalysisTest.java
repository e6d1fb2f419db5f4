package payer.rules.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.rules.codes.CodeSet;
import payer.rules.codes.CodeSets;
import payer.rules.document.CasesDocument;
import payer.rules.document.PolicyCase;
import payer.rules.document.PolicyDocument;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Policy;

class PolicyAnalysisTest {

    private static final String WALKER = """
            policy: walkers
            version: 2026-01-01
            title: Walkers
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2026-01-01}
            codes: {hcpcs: [E0130, E0135]}
            authorization: {needed for: [initial]}
            terms: {gait-score: finding}
            pathways:
              - for: [initial]
                branches:
                  - branch: poor-gait
                    title: Poor gait
                    only codes: {hcpcs: [E0130]}
                    criteria: {measurement: low-score, text: Score at most 10, of: [gait-score], at most: 10, question: Tell the score}
                  - branch: fair-gait
                    title: Fair gait
                    only codes: {hcpcs: [E0130]}
                    criteria: {measurement: fair-score, text: Score at least 15, of: [gait-score], at least: 15, question: Tell the score}
            """;

    @Test
    void a_code_that_nothing_grants_is_a_gap() {
        assertEquals(
                "It needs an authorization (initial), and no branch grants it.",
                only(analysed(WALKER), Remark.Kind.GAP, "hcpcs E0135").text());
    }

    @Test
    void values_between_the_branches_are_a_gap() {
        assertEquals(
                "Of gait-score in 1, no criterion speaks of values between 10 and 15.",
                only(analysed(WALKER), Remark.Kind.GAP, "[low-score, fair-score]")
                        .text());
        assertEquals(
                List.of(),
                remarks(
                        analysed(WALKER.replace("at least: 15", "at least: 11")),
                        Remark.Kind.GAP,
                        "[low-score, fair-score]"));
    }

    @Test
    void a_leaf_without_a_question_is_told() {
        var silent = WALKER.replace("at most: 10, question: Tell the score", "at most: 10");
        only(analysed(silent), Remark.Kind.NO_QUESTION, "low-score");
        assertEquals(List.of(), remarks(analysed(WALKER), Remark.Kind.NO_QUESTION, "low-score"));
    }

    @Test
    void a_branch_with_narrower_limits_than_an_earlier_one_is_told() {
        var narrower = WALKER.replace("at least: 15", "at most: 8");
        only(analysed(narrower), Remark.Kind.UNREACHABLE, "fair-gait");
        for (var wider : List.of("at most: 12", "less than: 11", "at least: 2"))
            assertEquals(
                    List.of(),
                    remarks(analysed(WALKER.replace("at least: 15", wider)), Remark.Kind.UNREACHABLE, "fair-gait"),
                    wider);
    }

    @Test
    void branches_for_other_codes_do_not_fill_each_others_holes() {
        var apart = WALKER.replace(
                "only codes: {hcpcs: [E0130]}\n        criteria: {measurement: fair",
                "only codes: {hcpcs: [E0135]}\n        criteria: {measurement: fair");
        assertEquals(List.of(), remarks(analysed(apart), Remark.Kind.GAP, "[low-score, fair-score]"));
    }

    @Test
    void a_branch_that_an_earlier_one_always_takes_the_place_of_is_told() {
        var shadowed = WALKER.replace(
                        "criteria: {measurement: fair-score,",
                        "criteria: {all: [{group: low}, {measurement: fair-score,")
                .replace("at least: 15, question: Tell the score}", "at least: 15, question: Tell the score}]}")
                .replace(
                        "criteria: {measurement: low-score, text: Score at most 10, of: [gait-score], at most: 10, question: Tell the score}",
                        "criteria: {group: low}")
                .replace(
                        "pathways:",
                        "groups: {low: {measurement: low-score, text: Score at most 10, of: [gait-score], at most: 10, question: Tell the score}}\npathways:");
        only(analysed(shadowed), Remark.Kind.UNREACHABLE, "fair-gait");
        assertEquals(List.of(), remarks(analysed(WALKER), Remark.Kind.UNREACHABLE, "fair-gait"));
    }

    @Test
    void a_leaf_that_changes_nothing_is_told() {
        var idle = WALKER.replace(
                        "criteria: {measurement: low-score, text: Score at most 10, of: [gait-score], at most: 10, question: Tell the score}",
                        "criteria: {any: [{not: {group: low}}, {group: low}]}")
                .replace(
                        "pathways:",
                        "groups: {low: {measurement: low-score, text: Score at most 10, of: [gait-score], at most: 10, question: Tell the score}}\npathways:");
        assertEquals(
                "The answer is the same whether it is met or not.",
                only(analysed(idle), Remark.Kind.UNREACHABLE, "low-score").text());
    }

    @Test
    void policies_that_speak_of_the_same_orders_are_told_with_the_one_that_decides() {
        var national = read(WALKER.replace("policy: walkers", "policy: national-walkers")
                .replace("authority: plan", "authority: ncd"));
        var analysis = PolicyAnalysis.of(read(WALKER), List.of(national), List.of(), KnownCodes.none());
        assertEquals(
                "Both speak of hcpcs E0130, hcpcs E0135; national-walkers decides.",
                only(analysis, Remark.Kind.OVERLAP, "national-walkers").text());
        assertEquals(List.of(), remarks(analysis, Remark.Kind.CONFLICT, "national-walkers"));
    }

    @Test
    void policies_of_one_weight_that_say_otherwise_are_a_conflict() {
        var other = read(WALKER.replace("policy: walkers", "policy: other-walkers")
                .replace("authorization: {needed for: [initial]}\n", ""));
        var analysis = PolicyAnalysis.of(read(WALKER), List.of(other), List.of(), KnownCodes.none());
        only(analysis, Remark.Kind.CONFLICT, "other-walkers");
    }

    @Test
    void codes_that_the_loaded_sets_do_not_know_are_told() {
        var known = new CodeSets(List.of(new CodeSet(CodeSystem.HCPCS, "1", Map.of("E0130", "Walker"))), List.of());
        var analysis = PolicyAnalysis.of(read(WALKER), List.of(), List.of(), known);
        only(analysis, Remark.Kind.UNKNOWN_CODE, "hcpcs E0135");
        assertEquals(List.of(), remarks(analysis, Remark.Kind.UNKNOWN_CODE, "hcpcs E0130"));
    }

    @Test
    void a_terminated_code_is_not_valid_on_the_days_after() {
        var last = Map.of("E0130", LocalDate.of(2026, 6, 30), "E0135", LocalDate.of(2025, 12, 31));
        var known = new CodeSets(
                List.of(new CodeSet(CodeSystem.HCPCS, "1", Map.of("E0130", "Walker", "E0135", "Folds"), last, true)),
                List.of());
        var analysis = PolicyAnalysis.of(read(WALKER), List.of(), List.of(), known);
        assertTrue(remarks(analysis, Remark.Kind.ENDED_CODE, "hcpcs E0130")
                .getFirst()
                .text()
                .startsWith("It is valid until 2026-06-30;"));
        assertTrue(remarks(analysis, Remark.Kind.ENDED_CODE, "hcpcs E0135")
                .getFirst()
                .text()
                .endsWith("not on any day of this version."));
        var ended = read(WALKER.replace("{from: 2026-01-01}", "{from: 2026-01-01, until: 2026-06-30}"));
        only(PolicyAnalysis.of(ended, List.of(), List.of(), known), Remark.Kind.ENDED_CODE, "hcpcs E0135");
    }

    @Test
    void a_modifier_is_known_as_one_where_modifiers_are_told() {
        var modified = read(WALKER.replace(
                "codes: {hcpcs: [E0130, E0135]}", "codes: {list: {hcpcs: [E0130]}, with modifier: [RR, QQ]}"));
        var codes = Map.of("E0130", "Walker", "RR", "Rental");
        var known = new CodeSets(List.of(new CodeSet(CodeSystem.HCPCS, "1", codes)), List.of());
        only(PolicyAnalysis.of(modified, List.of(), List.of(), known), Remark.Kind.UNKNOWN_CODE, "hcpcs QQ");
        var without = new CodeSets(List.of(new CodeSet(CodeSystem.HCPCS, "1", Map.of("E0130", "Walker"))), List.of());
        assertEquals(
                List.of(),
                remarks(
                        PolicyAnalysis.of(modified, List.of(), List.of(), without),
                        Remark.Kind.UNKNOWN_CODE,
                        "hcpcs QQ"));
    }

    @Test
    void the_shipped_policies_ask_for_everything_and_their_cases_show_both_sides_of_every_leaf() {
        var policies = ShippedPolicies.policies();
        for (var folder : ShippedPolicies.folders()) {
            var cases = folder.policyCases().stream().map(PolicyCase::situation).toList();
            for (var policy : folder.policies()) {
                var analysis = PolicyAnalysis.of(policy, without(policy, policies), cases, KnownCodes.none());
                var serious = analysis.remarks().stream()
                        .filter(remark -> SERIOUS.contains(remark.kind()))
                        .toList();
                assertEquals(List.of(), serious, () -> policy.id() + " " + policy.version());
            }
        }
    }

    private static final Set<Remark.Kind> SERIOUS = Set.of(Remark.Kind.NO_QUESTION, Remark.Kind.UNREACHABLE);

    @Test
    void coverage_counts_the_cases_in_which_a_leaf_is_met_not_met_and_unknown() {
        var folder = ShippedPolicies.folders().stream()
                .filter(one -> one.name().equals("home-oxygen"))
                .findFirst()
                .orElseThrow();
        var policy = folder.policies().stream()
                .filter(one -> one.version().equals("2023-01-01"))
                .findFirst()
                .orElseThrow();
        var cases = folder.policyCases().stream().map(PolicyCase::situation).toList();
        var coverage = PolicyAnalysis.of(policy, without(policy, folder.policies()), cases, KnownCodes.none())
                .coverage();
        var resting = coverage.stream()
                .filter(leaf -> leaf.leaf().equals("resting-hypoxemia"))
                .findFirst()
                .orElseThrow();
        assertTrue(resting.met() > 3 && resting.notMet() > 3 && resting.unknown() > 3, resting::toString);
    }

    @Test
    void a_line_of_business_that_nothing_else_knows_is_told() {
        var limited = WALKER.replace("\ncodes:", "\napplies to: {lines of business: [nonsense, medicaid]}\ncodes:");
        only(analysed(limited), Remark.Kind.UNKNOWN_LINE, "nonsense");
        assertEquals(List.of(), remarks(analysed(limited), Remark.Kind.UNKNOWN_LINE, "medicaid"));
        var other = read(limited.replace("policy: walkers", "policy: other-walkers"));
        assertEquals(
                List.of(),
                remarks(
                        PolicyAnalysis.of(read(limited), List.of(other), List.of(), KnownCodes.none()),
                        Remark.Kind.UNKNOWN_LINE,
                        "nonsense"));
    }

    @Test
    void limits_that_no_measurement_of_the_cases_can_be_held_against_are_told() {
        var text = "{requested: 2026-03-02, lines: [{code: hcpcs E0130}], facts: [{about: gait-score, is: 9 %s}]}";
        var pressure = read(WALKER.replace("at most: 10,", "at most: '10 mm[Hg]',"));
        var kilograms = CasesDocument.situation("s", text.formatted("kg"), List.of(pressure));
        assertEquals(
                "The cases measure it in kg, which cannot be turned into mm[Hg].",
                only(
                                PolicyAnalysis.of(pressure, List.of(), List.of(kilograms), KnownCodes.none()),
                                Remark.Kind.UNIT,
                                "low-score")
                        .text());
        var kilopascals = CasesDocument.situation("s", text.formatted("kPa"), List.of(pressure));
        assertEquals(
                List.of(),
                remarks(
                        PolicyAnalysis.of(pressure, List.of(), List.of(kilograms, kilopascals), KnownCodes.none()),
                        Remark.Kind.UNIT,
                        "low-score"));
    }

    @Test
    void of_a_leaf_that_no_case_comes_to_nothing_else_is_said() {
        assertEquals(
                "No case comes to it.",
                only(analysed(WALKER), Remark.Kind.NOT_SHOWN, "low-score").text());
    }

    private static List<Policy> without(Policy policy, List<Policy> all) {
        return all.stream().filter(one -> !one.equals(policy)).toList();
    }

    private static PolicyAnalysis analysed(String text) {
        return PolicyAnalysis.of(read(text), List.of(), List.<AuthorizationCase>of(), KnownCodes.none());
    }

    private static Policy read(String text) {
        return PolicyDocument.read("policy.yaml", text);
    }

    private static Remark only(PolicyAnalysis analysis, Remark.Kind kind, String place) {
        var found = remarks(analysis, kind, place);
        assertEquals(
                1,
                found.size(),
                () -> analysis.remarks().stream().map(Remark::toString).collect(Collectors.joining("\n")));
        return found.getFirst();
    }

    private static List<Remark> remarks(PolicyAnalysis analysis, Remark.Kind kind, String place) {
        return analysis.remarks().stream()
                .filter(remark -> remark.kind() == kind && remark.place().equals(place))
                .toList();
    }
}
