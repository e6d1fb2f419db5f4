package payer.rules.analysis;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import payer.decision.AuthorizationCase;
import payer.rules.policy.Policy;

/** All that can be said of one policy beside the others that are or will be in force: remarks, and what its cases show. */
public record PolicyAnalysis(List<Remark> remarks, List<LeafCoverage> coverage) {

    public PolicyAnalysis {
        remarks = List.copyOf(remarks);
        coverage = List.copyOf(coverage);
    }

    public static PolicyAnalysis of(
            Policy policy, Collection<Policy> others, Collection<AuthorizationCase> cases, KnownCodes known) {
        var coverage = LeafCoverage.of(policy, others, cases);
        var remarks = Stream.of(
                        Gaps.of(policy),
                        Neighbours.of(policy, others),
                        Reach.of(policy),
                        Wording.withoutQuestion(policy),
                        Wording.unknownCodes(policy, known),
                        LeafCoverage.notShown(coverage))
                .flatMap(List::stream)
                .toList();
        return new PolicyAnalysis(remarks, coverage);
    }
}
