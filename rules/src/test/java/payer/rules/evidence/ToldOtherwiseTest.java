package payer.rules.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding;
import payer.decision.Outcome;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.decision.Verdict;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyDocument;
import payer.rules.policy.Policy;

/** A therapy of which the record and the form tell different endings is looked at by a person. */
class ToldOtherwiseTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Policy POLICY = PolicyDocument.read("policy.yaml", """
            policy: second-line
            version: 1
            title: After the first therapy
            authority: plan
            source: {citation: Plan policy}
            owner: Medical policy
            effective: {from: 2020-01-01}
            codes: {hcpcs: [J1745]}
            authorization: {needed for: [initial]}
            terms: {first-therapy: finding}
            pathways:
              - for: [initial]
                branches:
                  - branch: after
                    title: After another
                    criteria:
                      trial: first-therapy
                      text: The first therapy was tried and failed
                      outcome: [failed]
            """);

    @Test
    void one_source_alone_is_believed() {
        var finding = finding(went(Outcome.FAILED, Source.RECORD, "2026-01-01"));
        assertEquals(Verdict.MET, finding.verdict());
        assertEquals(false, finding.contradicted() || finding.needsPerson());
    }

    @Test
    void two_that_tell_of_the_same_days_contradict_each_other() {
        var otherwise = went(Outcome.IMPROVED, Source.FORM, "2026-01-10");
        var finding = finding(went(Outcome.FAILED, Source.RECORD, "2026-01-01"), otherwise);
        assertEquals(Verdict.MET, finding.verdict());
        assertEquals(true, finding.contradicted() && finding.needsPerson());
        assertEquals(otherwise, finding.setAside().getFirst().fact());
    }

    @Test
    void two_that_tell_of_different_times_do_not() {
        var finding = finding(
                went(Outcome.FAILED, Source.RECORD, "2026-01-01"), went(Outcome.IMPROVED, Source.FORM, "2025-01-01"));
        assertEquals(Verdict.MET, finding.verdict());
        assertEquals(false, finding.contradicted());
    }

    private static Fact went(Outcome outcome, Source source, String from) {
        var day = LocalDate.parse(from);
        return Fact.of(source + from, CodeSystem.FINDING.code("first-therapy"), new FactValue.Went(outcome), source)
                .on(day)
                .until(day.plusDays(30));
    }

    private static Finding finding(Fact... facts) {
        var line = ServiceLine.of(1, CodeSystem.HCPCS.code("J1745"), TODAY);
        return PolicyRules.of(List.of(POLICY))
                .determine(AuthorizationCase.of(TODAY, List.of(line), List.of(facts)))
                .getFirst()
                .findings()
                .getFirst();
    }
}
