package payer.rules.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.decision.Verdict;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;

/** What is said without a unit, without a day or of a day to come is not known, and the finding says why. */
class UnusableFactsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Policy POLICY = PolicyDocument.read("policy.yaml", """
            policy: heavy-beds
            version: 1
            title: Beds
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2020-01-01}
            codes: {hcpcs: [E0303]}
            authorization: {needed for: [initial]}
            terms: {weight: {loinc: [29463-7]}}
            pathways:
              - for: [initial]
                branches:
                  - branch: heavy
                    title: Heavy
                    criteria:
                      measurement: over-350-lb
                      text: More than 350 lb
                      of: [weight]
                      more than: 350 [lb_av]
            """);

    @Test
    void a_weight_counts_in_whatever_unit_of_weight() {
        assertEquals(Verdict.MET, finding(weight("172", "kg").on(TODAY)).verdict());
        assertEquals(Verdict.NOT_MET, finding(weight("150", "kg").on(TODAY)).verdict());
    }

    @Test
    void without_a_unit_it_is_not_known() {
        assertUnknown(weight("400", "").on(TODAY), "it has no unit");
    }

    @Test
    void in_a_unit_of_another_kind_it_is_not_known() {
        assertUnknown(weight("400", "cm").on(TODAY), "its unit cannot be turned into [lb_av]");
    }

    @Test
    void without_a_day_it_is_not_known() {
        assertUnknown(weight("400", "[lb_av]"), "it has no date");
    }

    @Test
    void of_a_day_to_come_it_is_not_known() {
        assertUnknown(weight("400", "[lb_av]").on(TODAY.plusDays(1)), "its date lies in the future");
    }

    @Test
    void what_is_written_by_a_clock_ahead_of_ours_took_place_today() {
        var ahead = TODAY.plusDays(1);
        var line = ServiceLine.of(1, CodeSystem.HCPCS.code("E0303"), ahead);
        var fact = weight("400", "[lb_av]").on(ahead);
        var seen = AuthorizationCase.of(TODAY, List.of(line), List.of(fact)).seenOn(TODAY);
        assertEquals(TODAY, seen.lines().getFirst().ordered());
        assertInstanceOf(
                Decision.Approved.class,
                PolicyRules.of(List.of(POLICY)).determine(seen).getFirst().decision());
    }

    @Test
    void what_came_after_the_request_counts_on_the_day_it_is_looked_at() {
        var line = ServiceLine.of(1, CodeSystem.HCPCS.code("E0303"), TODAY);
        var later = AuthorizationCase.of(
                        TODAY, List.of(line), List.of(weight("400", "[lb_av]").on(TODAY.plusDays(5))))
                .seenOn(TODAY.plusDays(5));
        assertEquals(TODAY, later.requested());
        assertInstanceOf(
                Decision.Approved.class,
                PolicyRules.of(List.of(POLICY)).determine(later).getFirst().decision());
    }

    private static void assertUnknown(Fact fact, String why) {
        var finding = finding(fact);
        assertEquals(Verdict.UNKNOWN, finding.verdict());
        assertEquals(why, finding.missing());
        assertEquals(
                List.of(fact),
                finding.setAside().stream().map(Finding.SetAside::fact).toList());
    }

    private static Finding finding(Fact fact) {
        var line = ServiceLine.of(1, CodeSystem.HCPCS.code("E0303"), TODAY);
        var answer = PolicyRules.of(List.of(POLICY))
                .determine(AuthorizationCase.of(TODAY, List.of(line), List.of(fact)))
                .getFirst();
        var finding = answer.findings().getFirst();
        assertEquals(finding.verdict() == Verdict.UNKNOWN, answer.decision() instanceof Decision.InformationNeeded);
        return finding;
    }

    private static Fact weight(String value, String unit) {
        return Fact.of("Observation/1", CodeSystem.LOINC.code("29463-7"), FactValue.amount(value, unit), Source.RECORD);
    }
}
