package payer.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import payer.rules.document.PolicyCase;
import payer.rules.document.ShippedPolicies;
import payer.rules.policy.Branch;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;

/** Whoever removes or weakens a single leaf of a policy that ships is told by at least one of its cases. */
class PolicyMutationTest {

    private static final List<Policy> POLICIES = ShippedPolicies.policies();
    private static final PolicyRules RULES = PolicyRules.of(POLICIES).ready();

    @Test
    void each_slip_of_the_pen_is_noticed_by_a_case() {
        var unnoticed = new ArrayList<String>();
        var tried = 0;
        for (var folder : ShippedPolicies.folders()) {
            var cases = folder.policyCases();
            for (var policy : folder.policies())
                for (var mutation : mutations(policy).entrySet()) {
                    tried++;
                    if (!isNoticed(policy, mutation.getValue(), cases))
                        unnoticed.add("%s %s: %s".formatted(policy.id(), policy.version(), mutation.getKey()));
                }
        }
        assertEquals(List.of(), unnoticed, () -> unnoticed.size() + " of the mutations went unnoticed");
        assertTrue(tried > 500, "the policies have many leaves");
    }

    private static boolean isNoticed(Policy policy, Policy mutated, List<PolicyCase> cases) {
        var rules = RULES.changedTo(
                POLICIES.stream().map(one -> one.equals(policy) ? mutated : one).toList());
        return cases.stream()
                .anyMatch(one ->
                        !one.differences(rules.determine(one.situation())).isEmpty());
    }

    private static Map<String, Policy> mutations(Policy policy) {
        var mutations = new LinkedHashMap<String, Policy>();
        for (var leaf : policy.leaves()) {
            mutations.put(leaf.name() + " removed", rewritten(policy, leaf.name(), one -> Optional.empty()));
            WeakerLeaves.of(leaf)
                    .forEach((how, weaker) -> mutations.put(
                            leaf.name() + ": " + how, rewritten(policy, leaf.name(), one -> Optional.of(weaker))));
        }
        return mutations;
    }

    private static Policy rewritten(Policy policy, String leaf, Function<Leaf, Optional<Criterion>> change) {
        var groups = new LinkedHashMap<String, Criterion>();
        policy.groups().forEach((name, criterion) -> groups.put(name, orNothing(rewritten(criterion, leaf, change))));
        var pathways = policy.pathways().stream()
                .map(pathway -> new Pathway(
                        pathway.kinds(),
                        pathway.common().flatMap(common -> rewritten(common, leaf, change)),
                        pathway.branches().stream()
                                .map(branch -> rewritten(branch, leaf, change))
                                .toList()))
                .toList();
        return new Policy(
                policy.identity(),
                policy.effective(),
                policy.effect(),
                policy.applies(),
                policy.trigger(),
                policy.exclusions(),
                policy.authorization(),
                policy.documentation(),
                policy.terms(),
                policy.evidence(),
                policy.unmet(),
                groups,
                pathways,
                policy.atOrdering(),
                policy.timeLimits(),
                policy.note());
    }

    private static Branch rewritten(Branch branch, String leaf, Function<Leaf, Optional<Criterion>> change) {
        return new Branch(
                branch.name(),
                branch.title(),
                branch.grants(),
                branch.opensWith(),
                orNothing(rewritten(branch.criteria(), leaf, change)),
                branch.disposition(),
                branch.grant());
    }

    /** Where nothing is left to ask, everything is met. */
    private static Criterion orNothing(Optional<Criterion> rest) {
        return rest.orElse(new Criterion.All(List.of()));
    }

    private static Optional<Criterion> rewritten(
            Criterion criterion, String leaf, Function<Leaf, Optional<Criterion>> change) {
        return switch (criterion) {
            case Leaf one -> one.name().equals(leaf) ? change.apply(one) : Optional.of(one);
            case Criterion.All(var of) -> several(of, leaf, change).map(Criterion.All::new);
            case Criterion.Any(var of) -> several(of, leaf, change).map(Criterion.Any::new);
            case Criterion.AtLeast(var count, var of) ->
                several(of, leaf, change).map(rest -> new Criterion.AtLeast(Math.min(count, rest.size()), rest));
            case Criterion.Not(var of) -> rewritten(of, leaf, change).map(Criterion.Not::new);
            case Criterion.Group group -> Optional.of(group);
        };
    }

    private static Optional<List<Criterion>> several(
            List<Criterion> criteria, String leaf, Function<Leaf, Optional<Criterion>> change) {
        var rest = criteria.stream()
                .flatMap(one -> rewritten(one, leaf, change).stream())
                .toList();
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
