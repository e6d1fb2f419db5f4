package payer.rules.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import payer.rules.policy.Branch;
import payer.rules.policy.Check;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Pathway;
import payer.rules.policy.Policy;

/**
 * What can never matter: leaves that no answer hangs on, branches that an earlier one always takes the place of. Leaves are taken
 * as free to be met or not, each by itself, but for wider limits on the same results, which are met with the narrower ones.
 */
final class Reach {

    /** Up to so many leaves all combinations are tried; beyond that some, chosen by chance but always the same. */
    private static final int ALL_OF = 12;

    private static final int TRIED = 256;

    private Reach() {}

    static List<Remark> of(Policy policy) {
        return policy.pathways().stream()
                .flatMap(pathway -> new Way(policy, pathway).remarks().stream())
                .distinct()
                .toList();
    }

    /** One pathway, with every combination of its leaves that is tried. */
    private static final class Way {

        private final Policy policy;
        private final Pathway pathway;
        private final List<String> leaves;
        private final Map<String, Set<String>> wider = new LinkedHashMap<>();

        Way(Policy policy, Pathway pathway) {
            this.policy = policy;
            this.pathway = pathway;
            var all = pathway.criteria()
                    .flatMap(criterion -> criterion.leaves(policy))
                    .distinct()
                    .toList();
            this.leaves = all.stream().map(Leaf::name).distinct().toList();
            all.forEach(leaf -> wider.put(leaf.name(), wider(leaf, all)));
        }

        private static Set<String> wider(Leaf leaf, List<Leaf> all) {
            return all.stream()
                    .filter(other -> !other.name().equals(leaf.name()) && isWithin(leaf.check(), other.check()))
                    .map(Leaf::name)
                    .collect(Collectors.toSet());
        }

        /** Of the same results, chosen alike. */
        private static boolean isWithin(Check check, Check other) {
            return check instanceof Check.Measurement(var one, var sought, var pick)
                    && other instanceof Check.Measurement(var two, var alike, var likewise)
                    && sought.equals(alike)
                    && pick == likewise
                    && one.size() == 1
                    && two.size() == 1
                    && one.getFirst().of().equals(two.getFirst().of())
                    && one.getFirst().bounds().isWithin(two.getFirst().bounds());
        }

        List<Remark> remarks() {
            var remarks = new ArrayList<Remark>();
            leaves.stream()
                    .filter(leaf -> !matters(leaf))
                    .map(leaf -> new Remark(
                            Remark.Kind.UNREACHABLE, leaf, "The answer is the same whether it is met or not."))
                    .forEach(remarks::add);
            for (var i = 1; i < pathway.branches().size(); i++)
                if (isTakenBefore(i))
                    remarks.add(new Remark(
                            Remark.Kind.UNREACHABLE,
                            pathway.branches().get(i).name(),
                            "Whenever it is met, a branch before it is met and grants the same."));
            return remarks;
        }

        /** A leaf matters if the branches that are met change with it, once everything around it leaves the matter to it. */
        private boolean matters(String leaf) {
            return Stream.concat(
                            pathway.common().stream(),
                            pathway.branches().stream().map(Branch::criteria))
                    .filter(root -> names(root).contains(leaf))
                    .flatMap(root -> around(root, leaf))
                    .anyMatch(met -> changes(met, leaf));
        }

        private boolean changes(Set<String> met, String leaf) {
            var with = new LinkedHashSet<>(met);
            with.add(leaf);
            var without = new LinkedHashSet<>(met);
            without.remove(leaf);
            return !outcome(with).equals(outcome(without));
        }

        /** What all branches share hangs on each of them, a branch on what all share. */
        private Stream<Set<String>> around(Criterion root, String leaf) {
            var others = pathway.common().filter(common -> !common.equals(root)).isPresent()
                    ? pathway.common().stream()
                    : pathway.branches().stream().map(Branch::criteria);
            return others.map(other -> {
                var met = new LinkedHashSet<String>();
                make(other, true, met);
                leaveTo(root, leaf, met);
                return met;
            });
        }

        private void leaveTo(Criterion criterion, String leaf, Set<String> met) {
            switch (criterion) {
                case Leaf one -> {}
                case Criterion.Group(String name) -> leaveTo(group(name), leaf, met);
                case Criterion.Not(Criterion of) -> leaveTo(of, leaf, met);
                case Criterion.All(List<Criterion> of) -> leaveTo(of, of.size(), leaf, met);
                case Criterion.Any(List<Criterion> of) -> leaveTo(of, 1, leaf, met);
                case Criterion.AtLeast(int count, List<Criterion> of) -> leaveTo(of, count, leaf, met);
            }
        }

        /** One fewer of the others than are needed. */
        private void leaveTo(List<Criterion> of, int needed, String leaf, Set<String> met) {
            var holder = of.stream()
                    .filter(one -> names(one).contains(leaf))
                    .findFirst()
                    .orElseThrow();
            var others = of.stream().filter(one -> !one.equals(holder)).toList();
            for (var i = 0; i < others.size(); i++) make(others.get(i), i < needed - 1, met);
            leaveTo(holder, leaf, met);
        }

        private void make(Criterion criterion, boolean held, Set<String> met) {
            switch (criterion) {
                case Leaf leaf -> set(leaf.name(), held, met);
                case Criterion.Group(String name) -> make(group(name), held, met);
                case Criterion.Not(Criterion of) -> make(of, !held, met);
                case Criterion.All(List<Criterion> of) -> of.forEach(one -> make(one, held, met));
                case Criterion.Any(List<Criterion> of) -> of.forEach(one -> make(one, held, met));
                case Criterion.AtLeast(int count, List<Criterion> of) -> of.forEach(one -> make(one, held, met));
            }
        }

        private void set(String leaf, boolean held, Set<String> met) {
            if (held) met.add(leaf);
            else met.remove(leaf);
        }

        private Set<String> names(Criterion criterion) {
            return criterion.leaves(policy).map(Leaf::name).collect(Collectors.toSet());
        }

        private List<String> outcome(Set<String> met) {
            if (!pathway.common().map(common -> holds(common, met)).orElse(true)) return List.of("none");
            return pathway.branches().stream()
                    .filter(branch -> holds(branch.criteria(), met))
                    .map(Branch::name)
                    .toList();
        }

        private boolean isTakenBefore(int index) {
            var branch = pathway.branches().get(index);
            var before = pathway.branches().subList(0, index).stream()
                    .filter(earlier -> grantsAsMuch(earlier, branch))
                    .toList();
            return !before.isEmpty()
                    && combinations()
                            .map(met -> meeting(branch, met))
                            .filter(met -> holds(branch.criteria(), met))
                            .allMatch(met -> before.stream().anyMatch(earlier -> holds(earlier.criteria(), met)));
        }

        /** The same, with all that the branch itself asks for. */
        private Set<String> meeting(Branch branch, Set<String> some) {
            var met = new LinkedHashSet<>(some);
            meet(branch.criteria(), some.hashCode(), met);
            return withWhatFollows(met);
        }

        /** Who weighs 40 kg at most weighs 50 kg at most. */
        private Set<String> withWhatFollows(Set<String> met) {
            var all = new LinkedHashSet<>(met);
            wider.forEach((leaf, others) -> {
                if (met.contains(leaf)) all.addAll(others);
            });
            return all;
        }

        /** No more than is needed: of several ways one, by choice. */
        private void meet(Criterion criterion, int choice, Set<String> met) {
            switch (criterion) {
                case Criterion.All(List<Criterion> of) -> of.forEach(one -> meet(one, choice, met));
                case Criterion.Any(List<Criterion> of) -> {
                    if (!holds(criterion, met)) meet(of.get(Math.floorMod(choice, of.size())), choice, met);
                }
                case Criterion.Group(String name) -> meet(group(name), choice, met);
                case Leaf leaf -> make(leaf, true, met);
                case Criterion.Not not -> make(not, true, met);
                case Criterion.AtLeast some -> make(some, true, met);
            }
        }

        private static boolean grantsAsMuch(Branch earlier, Branch later) {
            return earlier.disposition() == Branch.Disposition.APPROVE
                    && (earlier.grants().isEmpty() || earlier.grants().equals(later.grants()));
        }

        private boolean holds(Criterion criterion, Set<String> met) {
            return switch (criterion) {
                case Leaf leaf -> met.contains(leaf.name());
                case Criterion.All(List<Criterion> of) -> of.stream().allMatch(one -> holds(one, met));
                case Criterion.Any(List<Criterion> of) -> of.stream().anyMatch(one -> holds(one, met));
                case Criterion.AtLeast(int count, List<Criterion> of) ->
                    of.stream().filter(one -> holds(one, met)).count() >= count;
                case Criterion.Not(Criterion of) -> !holds(of, met);
                case Criterion.Group(String name) -> holds(group(name), met);
            };
        }

        private Criterion group(String name) {
            var meant = policy.groups().get(name);
            if (meant == null) throw new IllegalStateException("a policy that was read knows its groups");
            return meant;
        }

        private Stream<Set<String>> combinations() {
            return leaves.size() <= ALL_OF
                    ? IntStream.range(0, 1 << leaves.size()).mapToObj(this::combination)
                    : byChance();
        }

        private Set<String> combination(int bits) {
            var met = new LinkedHashSet<String>();
            for (var i = 0; i < leaves.size(); i++) if (((bits >> i) & 1) == 1) met.add(leaves.get(i));
            return met;
        }

        /** From hardly anything met to nearly everything. */
        private Stream<Set<String>> byChance() {
            var random = new Random(leaves.hashCode());
            return IntStream.range(0, TRIED).mapToObj(number -> {
                var share = random.nextDouble();
                var met = new LinkedHashSet<String>();
                for (var leaf : leaves) if (random.nextDouble() < share) met.add(leaf);
                return met;
            });
        }
    }
}
