package payer.rules.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.decision.CodeSystem;
import payer.problem.Problem;
import payer.rules.PolicyRules;
import payer.rules.policy.Policy;

/** Mistakes in cases are told with their line, and a situation can be read by itself. */
class CasesDocumentTest {

    private static final String POLICY = """
            policy: heavy-beds
            version: 2026-01-01
            title: Beds
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2026-01-01}
            codes: {hcpcs: [E0303]}
            authorization: {needed for: [initial]}
            terms:
              body-weight: {loinc: [29463-7]}
            pathways:
              - for: [initial]
                branches:
                  - branch: heavy
                    title: Heavy
                    criteria: {measurement: weight, text: At least 158 kg, of: [body-weight], at least: 158 kg, question: Weight}
            """;

    private static final String CASES = """
            cases:
              - case: heavy
                requested: 2026-03-02
                lines: [{code: hcpcs E0303}]
                facts: [{about: body-weight, is: 160 kg}]
                expect: [approved: heavy]
              - case: light
                like: heavy
                without: [body-weight]
                facts: [{about: body-weight, is: 60 kg}]
                expect: [pended to nurse: weight]
            """;

    @Test
    void sound_cases_are_read() {
        assertEquals(2, CasesDocument.read("cases.yaml", CASES, policies()).size());
    }

    @Test
    void a_case_like_one_that_is_not_there_is_told_with_its_line() {
        complains(
                CASES.replace("like: heavy", "like: heavier"),
                "expected an earlier case for 'like', found 'heavier'",
                "cases.yaml:7:11 (cases[1].case)");
    }

    @Test
    void a_second_case_of_one_name_is_told_with_its_line() {
        complains(
                CASES.replace("case: light", "case: heavy"),
                "expected a case of its own name, found 'heavy' again",
                "cases.yaml:7:11");
    }

    @Test
    void a_misspelt_role_or_condition_is_told_with_its_line() {
        complains(
                CASES.replace("is: 160 kg", "is: 160 kg, by: nurze"),
                "expected a role: one of educator",
                "cases.yaml:5:");
        complains(
                CASES.replace("is: 160 kg", "is: 160 kg, under: [rest, fastng]"),
                "expected a condition or sign of this policy (",
                "cases.yaml:5:");
    }

    @Test
    void a_name_that_the_policy_does_not_have_is_told_with_its_line() {
        complains(
                CASES.replace("about: body-weight, is: 60", "about: body-height, is: 60"),
                "expected a term of this policy (body-weight",
                "cases.yaml:10:");
        complains(
                CASES.replace("about: body-weight, is: 60 kg", "about: answer wait"),
                "expected a criterion of this policy (weight), found 'wait'",
                "cases.yaml:10:");
        complains(
                CASES.replace("without: [body-weight]", "without: [weight]"),
                "expected in 'without' what the case starts from (body-weight), found 'weight'",
                "cases.yaml:7:");
        complains(
                CASES.replace("approved: heavy", "approved: heavier"),
                "expected a name of this policy beside 'approved' (heavy), found 'heavier'",
                "cases.yaml:2:");
        complains(
                CASES.replace("nurse: weight", "nurse: wait"),
                "expected a name of this policy beside 'pended to nurse' (weight, indication",
                "cases.yaml:7:");
        CasesDocument.read(
                "cases.yaml",
                CASES.replace("[pended to nurse: weight]", "[{pended to nurse: wait, under: light-beds 1}]"),
                policies());
        complains(
                CASES.replace("is: 160 kg", "is: 160 kg, every day for: 100000000"),
                "expected 'every day for' at most 3660 days",
                "cases.yaml:5:");
        complains(
                CASES.replace("code: hcpcs E0303", "code: hcpcs E0303, quantity: -5"),
                "expected an amount above zero",
                "cases.yaml:4:");
    }

    @Test
    void no_cases_at_all_are_told_plainly() {
        complains("cases: []", "at least one entry, found an empty list", "cases.yaml:1:8");
    }

    @Test
    void a_case_that_ends_otherwise_says_what_could_not_be_used() {
        var wrong = read(POLICY.replace("at least: 158 kg", "at least: '158 mm[Hg]'"));
        var heavy = CasesDocument.read("cases.yaml", CASES, List.of(wrong)).getFirst();
        var differences = heavy.differences(PolicyRules.of(List.of(wrong)).determine(heavy.situation()));
        assertTrue(
                differences
                        .getFirst()
                        .contains("not used for weight: loinc 29463-7, its unit cannot be turned into mm[Hg]"),
                differences::toString);
    }

    @Test
    void a_situation_is_read_without_name_and_answer() {
        var situation = CasesDocument.situation(
                "situation",
                "{requested: 2026-03-02, lines: [{code: hcpcs E0303}], facts: [{about: body-weight, is: 160 kg}]}",
                policies());
        assertEquals(LocalDate.of(2026, 3, 2), situation.lines().getFirst().serviced());
        assertEquals(
                CodeSystem.LOINC.code("29463-7"), situation.facts().getFirst().code());
        assertThrows(Problem.class, () -> CasesDocument.situation("s", "{requested: 2026-03-02}", policies()));
        assertThrows(Problem.class, () -> CasesDocument.situation("s", "{lines: [{code: hcpcs E0303}]}", List.of()));
    }

    @Test
    void a_situation_may_be_looked_at_later_than_it_was_requested() {
        var text = "{requested: 2026-03-02, seen: 2026-03-20, lines: [{code: hcpcs E0303}]}";
        assertEquals(
                LocalDate.of(2026, 3, 20),
                CasesDocument.situation("situation", text, policies()).seen());
        var cases = CASES.replace("like: heavy\n", "like: heavy\n    seen: 2026-03-20\n");
        var read = CasesDocument.read("cases.yaml", cases, policies());
        assertEquals(LocalDate.of(2026, 3, 2), read.getFirst().situation().seen());
        assertEquals(LocalDate.of(2026, 3, 20), read.getLast().situation().seen());
        complains(
                cases.replace("seen: 2026-03-20", "seen: 2026-03-01"),
                "expected 'seen' on the day of 'requested' or later",
                "cases.yaml:7:11");
    }

    @Test
    void what_cannot_be_in_a_situation_is_refused_where_it_stands() {
        complains(
                CASES.replace("hcpcs E0303", "hcpcs E303"), "a code of the form that its system has", "cases.yaml:4:");
        complains(
                CASES.replace("about: body-weight", "about: loinc body"),
                "a code of the form that its system has",
                "cases.yaml:5:");
        var odd = CASES.replace("requested: 2026-03-02", "requested: 2026-03-02\n    member: {state: Texas}");
        complains(odd, "the two letters of a state", "cases.yaml:4:");
        assertEquals(
                2, CasesDocument.published("cases.yaml", odd, policies()).size(), "what is in force stays readable");
    }

    private static List<Policy> policies() {
        return List.of(read(POLICY));
    }

    private static Policy read(String text) {
        return PolicyDocument.read("policy.yaml", text);
    }

    private static void complains(String text, String expected, String place) {
        var issues = assertThrows(Problem.class, () -> CasesDocument.read("cases.yaml", text, policies()))
                .issues();
        assertTrue(
                issues.stream()
                        .anyMatch(issue ->
                                issue.text().contains(expected) && issue.place().startsWith(place)),
                issues::toString);
    }
}
