package payer.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.RequestKind;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;

/** Two items of one kind in one request, of which the member could use one only. */
class OrderedWithAnotherTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private static final Policy COVERED = PolicyDocument.read("policy.yaml", """
            policy: canes
            version: 1
            title: Canes
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2020-01-01}
            codes: {hcpcs: [E0100, E0105, E0110]}
            authorization: {needed for: [initial, replacement]}
            pathways:
              - for: [initial, replacement]
                branches:
                  - branch: weak
                    title: Weakness
                    criteria: {finding: is-weak, text: The legs are weak, question: 'Are the legs weak?'}
            """);

    private static final Policy ONE_OF_A_KIND = PolicyDocument.read("policy.yaml", """
            policy: one-cane
            version: 1
            title: One cane is enough
            authority: statute
            source: {citation: A statute}
            owner: Benefits
            effective: {from: 2020-01-01}
            effect: same or similar
            codes: {hcpcs: [E0100, E0105]}
            terms: {cane: {hcpcs: [E0100, E0105]}}
            pathways:
              - for: [initial]
                branches:
                  - branch: another-cane
                    title: Another cane was supplied
                    criteria: {on file: cane-supplied, text: A cane was supplied, of: [cane], within: 5 years before order}
            """);

    @Test
    void the_second_is_looked_at_by_a_person() {
        var decisions = decided(line(1, "E0100"), line(2, "E0105"));
        assertInstanceOf(Decision.Approved.class, decisions.getFirst());
        var pended = assertInstanceOf(Decision.Pended.class, decisions.getLast());
        assertEquals(
                "Line 2 asks for an item of the same kind as line 1.",
                pended.reasons().getFirst().forProvider());
        assertEquals("one-cane", pended.policy().id());
    }

    @Test
    void items_of_different_kinds_do_not_stand_in_each_others_way() {
        decided(line(1, "E0100"), line(2, "E0110"))
                .forEach(decision -> assertInstanceOf(Decision.Approved.class, decision));
    }

    @Test
    void the_same_twice_is_looked_at_but_for_the_months_of_a_rental() {
        assertInstanceOf(
                Decision.Pended.class,
                decided(line(1, "E0100"), on(2, DAY.plusDays(30), Set.of("NU"))).getLast());
        assertInstanceOf(
                Decision.Pended.class,
                decided(on(1, DAY, Set.of("RR")), on(2, DAY.plusDays(3), Set.of("RR")))
                        .getLast());
        decided(on(1, DAY, Set.of("RR")), on(2, DAY.plusMonths(1), Set.of("RR")))
                .forEach(decision -> assertInstanceOf(Decision.Approved.class, decision));
    }

    private static ServiceLine on(int sequence, LocalDate day, Set<String> modifiers) {
        var line = line(sequence, "E0100");
        return new ServiceLine(
                sequence,
                line.code(),
                modifiers,
                line.quantity(),
                line.kind(),
                line.diagnoses(),
                DAY,
                day,
                "",
                line.provider());
    }

    @Test
    void a_replacement_may_go_with_it() {
        var first = line(1, "E0100");
        var other = line(2, "E0105");
        var replacing = new ServiceLine(
                2,
                other.code(),
                other.modifiers(),
                other.quantity(),
                RequestKind.REPLACEMENT,
                other.diagnoses(),
                DAY,
                DAY,
                "",
                other.provider());
        decided(first, replacing).forEach(decision -> assertInstanceOf(Decision.Approved.class, decision));
    }

    private static List<Decision> decided(ServiceLine... lines) {
        var weak = Fact.of("f1", CodeSystem.FINDING.code("is-weak"), FactValue.YES, Source.RECORD)
                .on(DAY);
        return PolicyRules.of(List.of(COVERED, ONE_OF_A_KIND))
                .determine(AuthorizationCase.of(DAY, List.of(lines), List.of(weak)))
                .stream()
                .map(answer -> answer.decision())
                .toList();
    }

    private static ServiceLine line(int sequence, String code) {
        return ServiceLine.of(sequence, CodeSystem.HCPCS.code(code), DAY);
    }
}
