package payer.service.policies.analysis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import payer.decision.Decision;
import payer.decision.Determination;
import payer.decision.Finding;
import payer.decision.Verdict;
import payer.rules.PolicyRules;
import payer.rules.document.PolicyCase;
import payer.rules.policy.Branch;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;
import payer.service.policies.analysis.Analysis.LeafAnalysis;

/** Which values the cases of a policy give to its criteria, and which of its branches they take. */
final class CaseCoverage {
    private final Policy policy;
    private final Map<String, Set<Verdict>> shown = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private CaseCoverage(Policy policy) {
        this.policy = policy;
    }

    static CaseCoverage of(Policy policy, PolicyRules rules, List<PolicyCase> cases) {
        var coverage = new CaseCoverage(policy);
        for (var one : cases) rules.determine(one.situation()).forEach(coverage::note);
        return coverage;
    }

    private void note(Determination answer) {
        var by = answer.decision().policy();
        if (!by.id().equals(policy.id()) || !by.version().equals(policy.version())) return;
        for (Finding finding : answer.findings())
            shown.computeIfAbsent(finding.criterion(), name -> EnumSet.noneOf(Verdict.class))
                    .add(finding.verdict());
        taken(answer.decision());
    }

    private void taken(Decision decision) {
        switch (decision) {
            case Decision.Approved approved -> taken.add(approved.branch());
            case Decision.ApprovedInPart part -> taken.add(part.branch());
            case Decision.Pended pended ->
                // A branch that leads to a person is told by its title.
                pended.reasons().forEach(reason -> taken.add(reason.forProvider()));
            case Decision.NoAuthorizationNeeded free -> {}
            case Decision.InformationNeeded needed -> {}
            case Decision.NotCovered excluded -> {}
        }
    }

    List<LeafAnalysis> leaves() {
        return policy.leaves().stream().map(this::leaf).toList();
    }

    private LeafAnalysis leaf(Leaf leaf) {
        var seen = shown.getOrDefault(leaf.name(), Set.of());
        return new LeafAnalysis(
                leaf.name(), leaf.text(), leaf.question().isPresent(), words(seen, true), words(seen, false));
    }

    private static List<String> words(Set<Verdict> seen, boolean wanted) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> seen.contains(verdict) == wanted)
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    List<String> branchesWithoutCase() {
        return policy.branches()
                .filter(branch -> !taken.contains(branch.name()) && !taken.contains(branch.title()))
                .map(Branch::name)
                .distinct()
                .toList();
    }
}
