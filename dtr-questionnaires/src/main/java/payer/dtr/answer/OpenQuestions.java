package payer.dtr.answer;

import java.util.LinkedHashSet;
import java.util.Set;
import payer.decision.ServiceLine;
import payer.decision.Verdict;
import payer.dtr.form.Necessity;
import payer.rules.evidence.Assessment;
import payer.rules.policy.Branch;
import payer.rules.policy.Policy;

/** What a policy still hangs on: all of the ways that are open, and the first steps of those that could be. */
record OpenQuestions(Assessment assessment, ServiceLine line) {

    Set<String> names() {
        var names = new LinkedHashSet<String>();
        policy().pathway(line.kind()).ifPresent(pathway -> {
            pathway.common().ifPresent(common -> names.addAll(assessment.open(common)));
            pathway.branches().stream()
                    .filter(branch -> branch.isAbout(line.code()))
                    .filter(branch -> assessment.value(branch.criteria()) == Verdict.UNKNOWN)
                    .forEach(branch -> names.addAll(of(branch)));
        });
        return names;
    }

    private Policy policy() {
        return assessment.policy();
    }

    private Set<String> of(Branch branch) {
        var steps = new LinkedHashSet<String>();
        for (var name : branch.opensWith()) if (isWaitedFor(name, branch)) steps.add(name);
        return steps.isEmpty() ? assessment.open(branch.criteria()) : steps;
    }

    private boolean isWaitedFor(String opener, Branch branch) {
        var isKnown = policy().leaf(opener)
                .map(leaf -> assessment.finding(leaf).verdict() != Verdict.UNKNOWN)
                .orElse(true);
        return !isKnown && new Necessity(policy()).isNeeded(opener, branch.criteria());
    }
}
