package payer.rules.analysis;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import payer.decision.AuthorizationCase;
import payer.rules.PolicyRules;
import payer.rules.policy.Policy;

/** All that can be said of one policy beside the others that are or will be in force: remarks, and what its cases show. */
public record PolicyAnalysis(List<Remark> remarks, List<LeafCoverage> coverage) {

    public PolicyAnalysis {
        remarks = List.copyOf(remarks);
        coverage = List.copyOf(coverage);
    }

    public static PolicyAnalysis of(
            Policy policy, Collection<Policy> others, Collection<AuthorizationCase> cases, KnownCodes known) {
        return of(
                policy,
                PolicyRules.of(Stream.concat(others.stream(), Stream.of(policy)).toList()),
                cases,
                known);
    }

    /** {@code beside} are the rules with the policy among them. */
    public static PolicyAnalysis of(
            Policy policy, PolicyRules beside, Collection<AuthorizationCase> cases, KnownCodes known) {
        var others = beside.policies().stream()
                .filter(other -> !other.equals(policy))
                .toList();
        var answers = cases.stream()
                .flatMap(one -> beside.determine(one).stream())
                .filter(answer -> answer.decision().policy().equals(policy.reference()))
                .toList();
        var coverage = LeafCoverage.of(policy, answers);
        var remarks = Stream.of(
                        Gaps.of(policy),
                        Neighbours.of(policy, others),
                        Reach.of(policy),
                        Wording.withoutQuestion(policy),
                        CodesInUse.unknown(policy, known),
                        CodesInUse.ended(policy, known),
                        CodesInUse.unknownModifiers(policy, known),
                        Lines.unknown(policy, others, cases),
                        UnitsOfCases.unfit(policy, answers),
                        LeafCoverage.notShown(coverage),
                        BranchCoverage.notTaken(policy, answers))
                .flatMap(List::stream)
                .toList();
        return new PolicyAnalysis(remarks, coverage);
    }
}
