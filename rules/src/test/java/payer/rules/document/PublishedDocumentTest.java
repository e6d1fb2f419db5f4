package payer.rules.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.Reviewer;
import payer.decision.ServiceLine;
import payer.problem.Problem;
import payer.rules.PolicyRules;
import payer.rules.document.PublishedDocument.Standing;
import payer.rules.policy.Policy;

/** What came into force once does not fall out of it because the reader has grown stricter. */
class PublishedDocumentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static final String SOUND = """
            policy: canes
            version: 2026-01-01
            title: Canes
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2026-01-01}
            applies to: {states: [TX]}
            codes: {hcpcs: [E0100]}
            authorization: {needed for: [initial]}
            pathways:
              - for: [initial]
                branches:
                  - branch: weak
                    title: Weak
                    criteria: {finding: is-weak, text: Weak, question: Weak}
                    grant: {units: 1, period: 6 months}
            """;

    @Test
    void what_would_not_be_published_today_holds_as_it_was_written() {
        for (var stricter : List.of(
                SOUND.replace("[TX]", "[TX, XX]"),
                SOUND.replace("units: 1", "units: 0.5"),
                SOUND.replace("6 months", "0 months"),
                SOUND.replace("E0100", "E100"))) {
            assertThrows(Problem.class, () -> PolicyDocument.read("policy.yaml", stricter));
            var published = PublishedDocument.read("policy.yaml", stricter);
            assertEquals(Standing.HOLDS, published.standing());
            assertEquals(1, published.objections().size(), published.objections()::toString);
            assertTrue(published.objections().getFirst().place().startsWith("policy.yaml:"));
            assertTrue(published.policy().isPresent());
        }
        var sound = PublishedDocument.read("policy.yaml", SOUND);
        assertEquals(List.of(), sound.objections());
        assertEquals(Optional.of(PolicyDocument.read("policy.yaml", SOUND)), sound.policy());
    }

    @Test
    void what_cannot_be_read_any_more_is_decided_by_a_person() {
        var broken = PublishedDocument.read("policy.yaml", SOUND.replace("finding:", "omen:"));
        assertEquals(Standing.BY_A_PERSON, broken.standing());
        assertTrue(broken.objections().getFirst().place().startsWith("policy.yaml:16:"), broken.objections()::toString);
        var decided = decided(broken.policy().orElseThrow(), "E0100");
        var pended = assertInstanceOf(Decision.Pended.class, decided);
        assertEquals(Reviewer.NURSE, pended.reviewer());
        assertEquals("canes", pended.policy().id());
        assertEquals(
                "no-policy",
                decided(broken.policy().orElseThrow(), "E0105").policy().id());
    }

    @Test
    void for_whom_a_policy_is_can_be_what_is_not_read() {
        var ages = SOUND.replace("{states: [TX]}", "{age from: 9, age to: 8}");
        assertEquals(
                Standing.BY_A_PERSON,
                PublishedDocument.read("policy.yaml", ages).standing());
    }

    @Test
    void what_does_not_even_tell_what_it_is_about_is_set_aside() {
        for (var lost : List.of(
                SOUND.replace("codes: {hcpcs", "codes: {icd9"),
                SOUND.replace("owner:", "effect: gold card\nowner:").replace("finding:", "omen:"),
                "- nothing at all")) {
            var published = PublishedDocument.read("policy.yaml", lost);
            assertEquals(Standing.SET_ASIDE, published.standing(), lost);
            assertEquals(Optional.empty(), published.policy());
        }
    }

    private static Decision decided(Policy policy, String code) {
        var line = ServiceLine.of(1, CodeSystem.HCPCS.code(code), DAY);
        return PolicyRules.of(List.of(withoutLimits(policy)))
                .determine(AuthorizationCase.of(DAY, List.of(line), List.of()))
                .getFirst()
                .decision();
    }

    /** The state of the member is not what is asked about here. */
    private static Policy withoutLimits(Policy policy) {
        return PublishedDocument.read(
                        "policy.yaml",
                        SOUND.replace("applies to: {states: [TX]}\n", "").replace("finding:", "omen:"))
                .policy()
                .filter(same -> same.id().equals(policy.id()))
                .orElseThrow();
    }
}
