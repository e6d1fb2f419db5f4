package payer.dtr.form;

import java.util.List;
import java.util.Optional;
import payer.decision.Verdict;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;

/** Whether a criterion fails as soon as one of its leaves does. Only then may its other questions wait for that leaf. */
public record Necessity(Policy policy) {

    public boolean isNeeded(String leaf, Criterion criterion) {
        return without(leaf, criterion) == Verdict.NOT_MET;
    }

    /** The value with nothing known but that the leaf is not met. */
    private Verdict without(String leaf, Criterion criterion) {
        return switch (criterion) {
            case Leaf one -> one.name().equals(leaf) ? Verdict.NOT_MET : Verdict.UNKNOWN;
            case Criterion.All(List<Criterion> of) ->
                of.stream().map(one -> without(leaf, one)).reduce(Verdict.MET, Verdict::and);
            case Criterion.Any(List<Criterion> of) ->
                of.stream().map(one -> without(leaf, one)).reduce(Verdict.NOT_MET, Verdict::or);
            case Criterion.AtLeast(int count, List<Criterion> of) ->
                of.stream().filter(one -> without(leaf, one) != Verdict.NOT_MET).count() < count
                        ? Verdict.NOT_MET
                        : Verdict.UNKNOWN;
            case Criterion.Not(Criterion of) -> without(leaf, of).negated();
            case Criterion.Group(String name) ->
                Optional.ofNullable(policy.groups().get(name))
                        .map(group -> without(leaf, group))
                        .orElse(Verdict.UNKNOWN);
        };
    }
}
