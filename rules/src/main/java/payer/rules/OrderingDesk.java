package payer.rules;

import java.util.List;
import java.util.stream.Stream;
import payer.decision.Fact;
import payer.decision.OrderingAdvice;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.decision.Verdict;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.policy.Criterion;
import payer.rules.policy.OrderingRule;
import payer.rules.policy.Policy;

/** Gathers what policies tell whoever orders one line. */
record OrderingDesk(CaseFile file, ServiceLine line) {

    List<OrderingAdvice> advice(List<Policy> applying) {
        return applying.stream()
                .filter(policy -> !policy.atOrdering().isEmpty())
                .flatMap(this::advice)
                .toList();
    }

    private Stream<OrderingAdvice> advice(Policy policy) {
        var assessment = new Assessment(policy, file);
        return policy.atOrdering().stream()
                .filter(rule -> rule.isAbout(line))
                .filter(rule -> holds(rule, assessment))
                .map(rule -> rule.advice(policy.reference(), shownBy(rule, assessment)));
    }

    private static boolean holds(OrderingRule rule, Assessment assessment) {
        return rule.when().map(assessment::value).orElse(Verdict.MET) == Verdict.MET;
    }

    private static List<Fact> shownBy(OrderingRule rule, Assessment assessment) {
        return rule.when().stream()
                .flatMap(when -> facts(when, assessment))
                .distinct()
                .toList();
    }

    /** What the payer's own books show: the rest is the caller's, and known there. */
    private static Stream<Fact> facts(Criterion when, Assessment assessment) {
        return when.leaves(assessment.policy())
                .map(assessment::finding)
                .filter(finding -> finding.verdict() == Verdict.MET)
                .flatMap(finding -> finding.restsOn().stream())
                .filter(fact -> fact.source() == Source.CLAIMS || fact.source() == Source.AUTHORIZATIONS);
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
