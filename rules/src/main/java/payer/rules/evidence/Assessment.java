package payer.rules.evidence;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import payer.decision.Finding;
import payer.decision.Verdict;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;

/**
 * One policy held against one line of a case. Each leaf is judged when it is first asked for and only once. A criterion has two
 * values: what the evidence says, and what it says with no person having looked at it.
 */
public final class Assessment {

    private final Policy policy;
    private final Judge judge;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    public Assessment(Policy policy, CaseFile file) {
        this.policy = policy;
        this.judge = new Judge(policy, file);
    }

    public Policy policy() {
        return policy;
    }

    public Finding finding(Leaf leaf) {
        var known = findings.get(leaf.name());
        if (known != null) return known;
        var found = judge.judge(leaf);
        findings.put(leaf.name(), found);
        return found;
    }

    /** Those judged so far, in the order of the document. */
    public List<Finding> findings(Collection<Leaf> leaves) {
        return leaves.stream().map(this::finding).toList();
    }

    public Verdict value(Criterion criterion) {
        return value(criterion, leaf -> finding(leaf).verdict());
    }

    /** The value as far as it holds without a person: what only a person may take as known is unknown. */
    public Verdict sureValue(Criterion criterion) {
        return value(
                criterion,
                leaf -> finding(leaf).needsPerson()
                        ? Verdict.UNKNOWN
                        : finding(leaf).verdict());
    }

    private Verdict value(Criterion criterion, Function<Leaf, Verdict> ofLeaf) {
        return switch (criterion) {
            case Leaf leaf -> ofLeaf.apply(leaf);
            case Criterion.All(List<Criterion> of) -> all(of, ofLeaf);
            case Criterion.Any(List<Criterion> of) -> any(of, ofLeaf);
            case Criterion.AtLeast(int count, List<Criterion> of) ->
                atLeast(count, of.stream().map(one -> value(one, ofLeaf)).toList());
            case Criterion.Not(Criterion of) -> value(of, ofLeaf).negated();
            case Criterion.Group(String name) -> value(group(name), ofLeaf);
        };
    }

    private Criterion group(String name) {
        var meant = policy.groups().get(name);
        if (meant == null) throw new IllegalStateException("a policy that was read knows its groups");
        return meant;
    }

    private Verdict all(List<Criterion> of, Function<Leaf, Verdict> ofLeaf) {
        var value = Verdict.MET;
        for (var one : of) value = value.and(value(one, ofLeaf));
        return value;
    }

    private Verdict any(List<Criterion> of, Function<Leaf, Verdict> ofLeaf) {
        var value = Verdict.NOT_MET;
        for (var one : of) value = value.or(value(one, ofLeaf));
        return value;
    }

    private static Verdict atLeast(int count, List<Verdict> values) {
        var met = values.stream().filter(value -> value == Verdict.MET).count();
        if (met >= count) return Verdict.MET;
        var open = values.stream().filter(value -> value == Verdict.UNKNOWN).count();
        return met + open >= count ? Verdict.UNKNOWN : Verdict.NOT_MET;
    }

    /** The leaves that are not known and that the value hangs on. */
    public Set<String> open(Criterion criterion) {
        return gather(criterion, Verdict.UNKNOWN, finding -> finding.verdict() == Verdict.UNKNOWN);
    }

    /** The leaves because of which the criterion is not met. */
    public Set<String> unmet(Criterion criterion) {
        return gather(criterion, Verdict.NOT_MET, finding -> finding.verdict() != Verdict.UNKNOWN);
    }

    /** The leaves that a person has to confirm. */
    public Set<String> unsure(Criterion criterion) {
        return names(criterion.leaves(policy), Finding::needsPerson);
    }

    private Set<String> gather(Criterion criterion, Verdict wanted, Predicate<Finding> which) {
        var found = new LinkedHashSet<String>();
        if (value(criterion) != wanted) return found;
        switch (criterion) {
            case Leaf leaf -> found.addAll(names(Stream.of(leaf), which));
            case Criterion.All(List<Criterion> of) -> of.forEach(one -> found.addAll(gather(one, wanted, which)));
            case Criterion.Any(List<Criterion> of) -> of.forEach(one -> found.addAll(gather(one, wanted, which)));
            case Criterion.AtLeast(int count, List<Criterion> of) ->
                of.forEach(one -> found.addAll(gather(one, wanted, which)));
            case Criterion.Not(Criterion of) -> found.addAll(gather(of, wanted.negated(), which));
            case Criterion.Group(String name) -> found.addAll(gather(group(name), wanted, which));
        }
        return found;
    }

    private Set<String> names(Stream<Leaf> leaves, Predicate<Finding> which) {
        var found = new LinkedHashSet<String>();
        leaves.map(this::finding).filter(which).map(Finding::criterion).forEach(found::add);
        return found;
    }
}
