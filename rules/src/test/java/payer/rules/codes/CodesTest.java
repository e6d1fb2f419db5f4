package payer.rules.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.ServiceLine;
import payer.problem.Problem;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyDocument;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.CodeForm;
import payer.rules.policy.CodeList;
import payer.rules.policy.Policy;

class CodesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void hcpcs_descriptions_go_on_over_several_lines() {
        var set = CodeFiles.hcpcs(
                "2026-01",
                file(
                        hcpcs("E1390", '3', "Makes oxygen"),
                        hcpcs("E1390", '4', "from air"),
                        hcpcs("   RR", '7', "Rental"),
                        hcpcs("   RR", '8', "of equipment")));
        assertEquals(Map.of("E1390", "Makes oxygen from air", "RR", "Rental of equipment"), set.codes());
    }

    @Test
    void hcpcs_tells_the_last_day_of_what_was_terminated() {
        var set = CodeFiles.hcpcs(
                "2026-01", file(ending("K0462", "20251231"), ending("E1390", "00000000"), ending("E1391", "        ")));
        assertEquals(Map.of("K0462", LocalDate.of(2025, 12, 31)), set.lastDays());
        var wrong = assertThrows(
                Problem.class,
                () -> CodeFiles.hcpcs("1", file(ending("E1390", "00000000"), ending("K0462", "20251399"))));
        assertEquals("line 2", wrong.issues().getFirst().place());
    }

    /** As long as the lines of the published file, whose termination date stands at 285 to 292. */
    private static String ending(String code, String day) {
        return "%-284s%8s%28s".formatted(hcpcs(code, '3', "Words"), day, "");
    }

    @Test
    void an_owned_list_may_tell_last_days_and_modifiers() {
        var set = CodeFiles.owned(
                CodeSystem.HCPCS, "1", file("RR\tRental", "K0462\tLoan\t2025-12-31", "E1390\tOxygen\t"));
        assertEquals(Map.of("K0462", LocalDate.of(2025, 12, 31)), set.lastDays());
        assertEquals(Optional.of("Rental"), set.display("RR"));
        assertThrows(Problem.class, () -> CodeFiles.owned(CodeSystem.HCPCS, "1", file("K0462\tLoan\tlast year")));
    }

    @Test
    void every_code_that_ships_in_a_policy_has_words_of_our_own() {
        var nameless = ShippedPolicies.policies().stream()
                .flatMap(Policy::codeLists)
                .flatMap(CodeList::exact)
                .distinct()
                .filter(code -> !code.system().equals(CodeSystem.FINDING.uri()))
                .filter(code -> ShippedCodes.display(code).isEmpty())
                .map(Code::text)
                .toList();
        assertEquals(List.of(), nameless);
        assertEquals(Optional.of("Rheumatoid arthritis, other"), ShippedCodes.display(CodeSystem.ICD10CM.code("M06")));
    }

    @Test
    void what_ships_is_no_whole_code_system_and_has_no_licensed_codes() {
        var codes = new CodeSets(ShippedCodes.sets(), List.of());
        assertFalse(codes.isLoaded(CodeSystem.HCPCS));
        assertTrue(codes.contains(CodeSystem.HCPCS.code("E1390")));
        for (var set : ShippedCodes.sets()) {
            assertFalse(set.complete());
            assertFalse(
                    Set.of(CodeSystem.CPT, CodeSystem.SNOMED, CodeSystem.NDC).contains(set.system()));
            var form = CodeForm.of(set.system());
            var odd = set.codes().keySet().stream()
                    .filter(code -> !form.fits(code))
                    .toList();
            assertTrue(odd.stream().allMatch(code -> set.system() == CodeSystem.ICD10CM), odd::toString);
            assertTrue(set.codes().values().stream().allMatch(words -> words.length() < 80 && !words.isBlank()));
        }
    }

    private static String hcpcs(String code, char kind, String words) {
        return "%-5s00100%s%-80s%-28s".formatted(code, kind, words, "SHORT");
    }

    @Test
    void icd_codes_get_the_dot_that_charts_write() {
        var set = CodeFiles.icd10cm(
                "2026",
                file(
                        "%05d %-7s %s %-60s %s".formatted(1, "J44", 0, "lung disease", "Lung disease, a heading"),
                        "%05d %-7s %s %-60s %s".formatted(2, "J449", 1, "lung disease", "Lung disease")));
        assertEquals(Map.of("J44", "Lung disease, a heading", "J44.9", "Lung disease"), set.codes());
    }

    @Test
    void loinc_leaves_out_what_is_deprecated() {
        var set = CodeFiles.loinc(
                "2.80",
                file(
                        "\"LOINC_NUM\",\"COMPONENT\",\"STATUS\",\"LONG_COMMON_NAME\"",
                        "\"2703-7\",\"Oxygen\",\"ACTIVE\",\"Oxygen, \"\"arterial\"\"\"",
                        "\"1-8\",\"Old\",\"DEPRECATED\",\"Old\""));
        assertEquals(Map.of("2703-7", "Oxygen, \"arterial\""), set.codes());
    }

    @Test
    void a_text_of_loinc_may_go_over_several_lines() {
        var set = CodeFiles.loinc(
                "2.80",
                file(
                        "\"LOINC_NUM\",\"STATUS\",\"LONG_COMMON_NAME\"",
                        "\"2703-7\",\"ACTIVE\",\"Oxygen",
                        "in blood\"",
                        "\"2708-6\",\"ACTIVE\",\"Saturation\""));
        assertEquals(Map.of("2703-7", "Oxygen\nin blood", "2708-6", "Saturation"), set.codes());
    }

    @Test
    void what_cannot_be_a_code_of_the_system_is_refused_with_its_line() {
        var problem = assertThrows(
                Problem.class,
                () -> CodeFiles.owned(CodeSystem.ICD10CM, "1", file("J44.9\tlung disease", "!!\tnonsense")));
        assertEquals("line 2", problem.issues().getFirst().place());
    }

    @Test
    void rxnorm_takes_only_names_of_its_own() {
        var set = CodeFiles.rxnorm(
                "2026-02",
                file(
                        "6851|ENG||||||1||||RXNORM|IN|6851|methotrexate||N||",
                        "6851|ENG||||||2||||OTHER|SY|77|Something else||N||",
                        "99|ENG||||||3||||RXNORM|IN|99|gone||O||"));
        assertEquals(Map.of("6851", "methotrexate"), set.codes());
    }

    @Test
    void a_file_of_another_kind_is_refused_with_its_line() {
        var problem = assertThrows(Problem.class, () -> CodeFiles.icd10cm("2026", file("<html>")));
        assertEquals("line 1", problem.issues().getFirst().place());
        assertThrows(Problem.class, () -> CodeFiles.owned(CodeSystem.PLAN, "1", file("")));
    }

    @Test
    void a_policy_may_name_a_version_of_a_value_set() {
        var policy = PolicyDocument.read("policy.yaml", """
                policy: by-set
                version: 1
                title: By a set
                authority: plan
                source: {citation: Test}
                owner: Test
                effective: {from: 2020-01-01}
                codes: {hcpcs: [set oxygen-2026]}
                """);
        var codes = new CodeSets(
                List.of(new CodeSet(
                        CodeSystem.HCPCS, "2026-01", Map.of("E1390", "Makes oxygen", "E1391", "Makes more"))),
                List.of(
                        new ValueSet("oxygen", "2025", CodeList.of(CodeSystem.HCPCS, "E0424")),
                        new ValueSet("oxygen", "2026", CodeList.of(CodeSystem.HCPCS, "E1390 to E1399", "E0431"))));
        var rules = PolicyRules.of(List.of(codes.resolved(policy)));
        assertEquals("by-set", deciding(rules, "E1391"));
        assertEquals("by-set", deciding(rules, "E0431"));
        assertEquals("no-policy", deciding(rules, "E1392"), "the loaded code system has no such code");
        assertEquals("no-policy", deciding(rules, "E0424"), "only an older version of the set had it");
        var other = new CodeSets(List.of(), List.of());
        assertThrows(Problem.class, () -> other.resolved(policy));
    }

    private static String deciding(PolicyRules rules, String code) {
        var line = ServiceLine.of(1, CodeSystem.HCPCS.code(code), DAY);
        return rules.determine(AuthorizationCase.of(DAY, List.of(line), List.of()))
                .getFirst()
                .decision()
                .policy()
                .id();
    }

    @Test
    void only_of_loaded_systems_can_it_be_said_that_a_code_does_not_exist() {
        var codes = new CodeSets(
                List.of(CodeFiles.owned(CodeSystem.PLAN, "1", file("LM-MRI-LUMBAR\tMRI of the lumbar spine"))),
                List.of());
        assertTrue(codes.isLoaded(CodeSystem.PLAN));
        assertFalse(codes.isLoaded(CodeSystem.HCPCS));
        assertEquals(Optional.of("MRI of the lumbar spine"), codes.display(CodeSystem.PLAN.code("LM-MRI-LUMBAR")));
        assertFalse(codes.contains(CodeSystem.PLAN.code("LM-OTHER")));
    }

    private static BufferedReader file(String... lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }
}
