package payer.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.problem.Problem;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.CodeExclusion;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Policy;

/** When a policy held, and when that was known, are two different questions. */
class PolicyHistoryTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void a_correction_changes_what_is_known_now_and_not_what_was_known_then() {
        var history = PolicyHistory.empty()
                .publish(policy("canes", "1", "plan", "2026-01-01", "", asking()), MARCH, List.of())
                .publish(policy("canes", "1", "plan", "2026-01-01", "2026-02-28", asking()), APRIL, List.of());
        assertInstanceOf(Decision.InformationNeeded.class, decided(history, MARCH, "2026-03-10"));
        assertEquals("no-policy", decided(history, APRIL, "2026-03-10").policy().id());
        assertInstanceOf(Decision.InformationNeeded.class, decided(history, APRIL, "2026-02-10"));
    }

    @Test
    void before_anything_was_published_nothing_was_known() {
        var history = PolicyHistory.empty()
                .publish(policy("canes", "1", "plan", "2026-01-01", "", asking()), APRIL, List.of());
        assertEquals("no-policy", decided(history, MARCH, "2026-03-10").policy().id());
    }

    @Test
    void a_withdrawn_version_holds_no_more_and_was_known_all_the_same() {
        var history = PolicyHistory.empty()
                .publish(policy("canes", "1", "plan", "2026-01-01", "2026-03-31", ""), MARCH, List.of())
                .publish(policy("canes", "2", "plan", "2026-04-01", "", asking()), MARCH, List.of())
                .withdraw("canes", "2", MAY);
        assertInstanceOf(Decision.InformationNeeded.class, decided(history, APRIL, "2026-04-10"));
        assertEquals("no-policy", decided(history, MAY, "2026-04-10").policy().id());
        assertThrows(Problem.class, () -> history.withdraw("canes", "2", MAY));
    }

    @Test
    void versions_of_one_policy_that_hold_on_the_same_day_are_refused() {
        var history =
                PolicyHistory.empty().publish(policy("canes", "1", "plan", "2026-01-01", "", ""), MARCH, List.of());
        var second = policy("canes", "2", "plan", "2026-06-01", "", "");
        var problem = assertThrows(Problem.class, () -> history.publish(second, APRIL, List.of()));
        assertTrue(said(problem).contains("same days as version 1"), () -> said(problem));
    }

    @Test
    void a_plan_may_not_exclude_what_a_national_policy_covers() {
        var history =
                PolicyHistory.empty().publish(policy("canes", "1", "ncd", "2026-01-01", "", ""), MARCH, List.of());
        var plan = policy("no-canes", "1", "plan", "2026-01-01", "", """
                not covered:
                  - codes:
                      hcpcs: [E0100]
                    reason: {provider: x, member: x, cite: x}
                """);
        var problem = assertThrows(Problem.class, () -> history.publish(plan, APRIL, List.of()));
        assertTrue(
                said(problem).contains("no-canes excludes hcpcs E0100, which NCD policy canes covers"),
                () -> said(problem));
    }

    @Test
    void a_plan_may_not_withhold_what_a_national_policy_approves() {
        var national = policy("canes", "1", "ncd", "2026-01-01", "", asking());
        var history = PolicyHistory.empty().publish(national, MARCH, List.of());
        var plan = policy("strict-canes", "1", "plan", "2026-01-01", "", asking().replace("is-weak", "is-very-weak"));
        var problem = assertThrows(Problem.class, () -> history.publish(plan, APRIL, List.of(weak("2026-03-10"))));
        assertTrue(said(problem).contains("withholds what NCD policy canes approves"), () -> said(problem));
    }

    @Test
    void a_national_policy_shows_which_plan_policies_are_stricter_than_it() {
        var plan = policy("strict-canes", "1", "plan", "2026-01-01", "", asking().replace("is-weak", "is-very-weak"));
        var national = policy("canes", "1", "ncd", "2026-01-01", "", asking());
        var history = PolicyHistory.empty().publish(plan, MARCH, List.of()).publish(national, APRIL, List.of());
        var stricter = history.stricterThan(national, APRIL, List.of(weak("2026-03-10")));
        assertEquals(plan, stricter.getFirst().policy());
        assertEquals("pathways", stricter.getFirst().issue().place());
        assertEquals(1, stricter.size());
        assertTrue(
                stricter.getFirst().issue().text().startsWith("strict-canes withholds what NCD policy canes approves"));
        assertEquals(List.of(), history.stricterThan(plan, APRIL, List.of(weak("2026-03-10"))));
    }

    @Test
    void a_plan_may_not_exclude_by_a_set_what_a_national_policy_covers() {
        var history = PolicyHistory.empty()
                .publish(policy("canes", "1", "ncd", "2026-01-01", "", asking()), MARCH, List.of());
        var plan = policy("plan-canes", "1", "plan", "2026-01-01", "", """
                not covered:
                  - codes: {hcpcs: [set canes-of-2026]}
                    reason: {provider: No benefit., member: No benefit., cite: Plan policy}
                """);
        var sets = new CodePattern.InSet("canes-of-2026", Set.of("E0099", "E0100"));
        var looked = new Policy(
                plan.identity(),
                plan.effective(),
                plan.effect(),
                plan.applies(),
                plan.trigger(),
                List.of(new CodeExclusion(
                        new CodeList(Map.of(CodeSystem.HCPCS, List.of(sets))),
                        plan.exclusions().getFirst().reason(),
                        Optional.empty())),
                plan.authorization(),
                plan.documentation(),
                plan.terms(),
                plan.evidence(),
                plan.unmet(),
                plan.groups(),
                plan.pathways(),
                plan.atOrdering(),
                plan.timeLimits(),
                plan.note());
        var refused = assertThrows(Problem.class, () -> history.publish(looked, APRIL, List.of()));
        assertTrue(said(refused).startsWith("plan-canes excludes hcpcs E0100, which NCD policy canes covers"));
    }

    @Test
    void a_plan_may_not_hold_for_what_is_on_file_what_a_national_policy_approves() {
        var history = PolicyHistory.empty()
                .publish(policy("canes", "1", "ncd", "2026-01-01", "", asking()), MARCH, List.of());
        var same = """
                effect: same or similar
                pathways:
                  - for: [initial]
                    branches:
                      - branch: same-item
                        title: The same item was supplied
                        criteria: {on file: supplied, text: It was supplied, of: [ordered-service], within: 5 years before order}
                """;
        var plan = policy("one-cane", "1", "plan", "2026-01-01", "", same);
        var refused = assertThrows(Problem.class, () -> history.publish(plan, APRIL, List.of(weak("2026-03-10"))));
        assertTrue(
                said(refused).startsWith("one-cane sends to a person what NCD policy canes approves"), said(refused));
        var statute = policy("one-cane", "1", "statute", "2026-01-01", "", same);
        assertEquals(
                2,
                history.publish(statute, APRIL, List.of(weak("2026-03-10")))
                        .knownAt(APRIL)
                        .size());
    }

    @Test
    void a_plan_may_grant_more() {
        var history = PolicyHistory.empty()
                .publish(policy("canes", "1", "ncd", "2026-01-01", "", asking()), MARCH, List.of());
        var plan = policy("generous-canes", "1", "plan", "2026-01-01", "", "");
        assertEquals(
                2,
                history.publish(plan, APRIL, List.of(weak("2026-03-10")))
                        .knownAt(APRIL)
                        .size());
    }

    @Test
    void the_weightier_policy_decides() {
        var rules = PolicyRules.of(List.of(
                policy("plan-canes", "1", "plan", "2026-01-01", "", ""),
                policy("local-canes", "1", "lcd", "2026-01-01", "", ""),
                policy("national-canes", "1", "ncd", "2026-01-01", "", asking())));
        assertEquals(
                "national-canes",
                rules.determine(weak("2026-03-10"))
                        .getFirst()
                        .decision()
                        .policy()
                        .id());
    }

    @Test
    void no_lighter_policy_decides_while_a_weightier_one_may_apply() {
        var national = policy("national-canes", "1", "ncd", "2026-01-01", "", """
                applies to: {ordered for: [weakness]}
                terms: {weakness: {icd10cm: [M62.81]}}
                """ + asking());
        var rules = PolicyRules.of(List.of(policy("plan-canes", "1", "plan", "2026-01-01", "", asking()), national));
        var decision = rules.determine(weak("2026-03-10")).getFirst().decision();
        assertEquals("national-canes", decision.policy().id());
        assertTrue(decision instanceof Decision.InformationNeeded, decision::toString);
    }

    private static String said(Problem problem) {
        return problem.issues().getFirst().text();
    }

    private static Decision decided(PolicyHistory history, Instant known, String day) {
        return history.rulesKnownAt(known).determine(unknown(day)).getFirst().decision();
    }

    private static AuthorizationCase unknown(String day) {
        var date = LocalDate.parse(day);
        return AuthorizationCase.of(date, List.of(ServiceLine.of(1, CodeSystem.HCPCS.code("E0100"), date)), List.of());
    }

    private static AuthorizationCase weak(String day) {
        var weak = Fact.of("f1", CodeSystem.FINDING.code("is-weak"), FactValue.YES, Source.RECORD);
        return unknown(day).with(List.of(weak.on(LocalDate.parse(day))));
    }

    private static String asking() {
        return """
                authorization:
                  needed for: [initial]
                pathways:
                  - for: [initial]
                    branches:
                      - branch: weak
                        title: Weakness
                        criteria:
                          finding: is-weak
                          text: The legs are weak
                """;
    }

    private static Policy policy(String id, String version, String authority, String from, String until, String more) {
        var text = """
                policy: %s
                version: %s
                title: Canes
                authority: %s
                source: {citation: A policy}
                owner: Medical policy
                effective: {from: %s%s}
                codes:
                  hcpcs: [E0100]
                """.formatted(id, version, authority, from, until.isEmpty() ? "" : ", until: " + until);
        return PolicyDocument.read("policy.yaml", text + more);
    }
}
