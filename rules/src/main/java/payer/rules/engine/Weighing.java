package payer.rules.engine;

import java.util.ArrayList;
import java.util.List;
import payer.decision.Verdict;
import payer.rules.evidence.Assessment;
import payer.rules.policy.Branch;
import payer.rules.policy.Criterion;
import payer.rules.policy.Pathway;

/** One pathway of one policy on the scales. Rules see the values of its criteria, and put down which branches hold. */
final class Weighing {

    private final Assessment assessment;
    private final Pathway pathway;
    private final String name;
    private final List<Branch> met = new ArrayList<>();
    private final List<Branch> open = new ArrayList<>();
    private Verdict shared = Verdict.MET;
    private boolean spares;

    Weighing(Assessment assessment, Pathway pathway) {
        this.assessment = assessment;
        this.pathway = pathway;
        this.name = Naming.of(assessment.policy(), pathway);
    }

    String name() {
        return name;
    }

    Verdict value(Criterion criterion) {
        return assessment.value(criterion);
    }

    Verdict sureValue(Criterion criterion) {
        return assessment.sureValue(criterion);
    }

    void shared(Verdict value) {
        shared = value;
    }

    void met(Branch branch) {
        met.add(branch);
    }

    void open(Branch branch) {
        open.add(branch);
    }

    void spares() {
        spares = true;
    }

    /** Rules fire in no order that anybody may rely on; the document's order counts. */
    Standing standing() {
        return new Standing(shared, inOrder(met), inOrder(open), spares);
    }

    private List<Branch> inOrder(List<Branch> some) {
        if (some.size() < 2) return some;
        return pathway.branches().stream().filter(some::contains).toList();
    }
}
