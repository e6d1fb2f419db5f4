package payer.rules.analysis;

import java.util.ArrayList;
import java.util.List;
import payer.decision.Determination;
import payer.decision.Finding;
import payer.decision.Verdict;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;

/** In how many of the cases that the policy decides a leaf was met, not met, or not known. */
public record LeafCoverage(String leaf, int met, int notMet, int unknown) {

    static List<LeafCoverage> of(Policy policy, List<Determination> answers) {
        var findings =
                answers.stream().flatMap(answer -> answer.findings().stream()).toList();
        return policy.leaves().stream().map(leaf -> of(leaf, findings)).toList();
    }

    private static LeafCoverage of(Leaf leaf, List<Finding> findings) {
        return new LeafCoverage(
                leaf.name(),
                count(leaf, findings, Verdict.MET),
                count(leaf, findings, Verdict.NOT_MET),
                count(leaf, findings, Verdict.UNKNOWN));
    }

    private static int count(Leaf leaf, List<Finding> findings, Verdict verdict) {
        return (int) findings.stream()
                .filter(finding -> finding.criterion().equals(leaf.name()) && finding.verdict() == verdict)
                .count();
    }

    static List<Remark> notShown(List<LeafCoverage> coverage) {
        var remarks = new ArrayList<Remark>();
        for (var leaf : coverage) {
            if (leaf.met + leaf.notMet + leaf.unknown == 0) {
                remarks.add(new Remark(Remark.Kind.NOT_SHOWN, leaf.leaf, "No case comes to it."));
                continue;
            }
            if (leaf.met == 0) remarks.add(new Remark(Remark.Kind.NOT_SHOWN, leaf.leaf, "In no case is it met."));
            if (leaf.notMet + leaf.unknown == 0)
                remarks.add(new Remark(Remark.Kind.NOT_SHOWN, leaf.leaf, "In every case it is met."));
        }
        return remarks;
    }
}
