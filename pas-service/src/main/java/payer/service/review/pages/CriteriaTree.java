package payer.service.review.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import payer.decision.RequestKind;
import payer.decision.Verdict;
import payer.rules.policy.Branch;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;
import payer.service.priorauth.LedgerEntry;
import payer.service.review.pages.ReviewWords.Mark;

/** The criteria of a policy as a tree, with what was found for each. */
public final class CriteriaTree {
    private final Policy policy;
    private final Map<String, LedgerEntry> found;

    private CriteriaTree(Policy policy, List<LedgerEntry> ledger) {
        this.policy = policy;
        this.found = ledger.stream()
                .collect(Collectors.toMap(LedgerEntry::criterion, entry -> entry, (first, second) -> first));
    }

    /**
     * A condition, or several taken together.
     *
     * @param finding of a condition that was looked at
     */
    public record Node(String text, boolean leaf, Mark mark, Optional<ShownFinding> finding, List<Node> below) {
        public Node {
            below = List.copyOf(below);
        }
    }

    /** With its policy as a tree; without, as a list. */
    static List<Node> of(Optional<Policy> policy, RequestKind kind, List<LedgerEntry> ledger) {
        var tree = policy.flatMap(one -> one.pathway(kind).map(way -> new CriteriaTree(one, ledger).roots(way)));
        return tree.orElseGet(() -> ledger.stream().map(CriteriaTree::leaf).toList());
    }

    private List<Node> roots(payer.rules.policy.Pathway way) {
        var roots = new ArrayList<Node>();
        way.common().ifPresent(common -> roots.add(named("Always", common)));
        way.branches().stream()
                .filter(branch -> way.branches().size() == 1 || isLookedAt(branch.criteria()))
                .forEach(branch -> roots.add(named("Way: " + branch.title(), branch.criteria())));
        var others = way.branches().stream()
                .filter(branch -> way.branches().size() > 1 && !isLookedAt(branch.criteria()))
                .map(Branch::title)
                .toList();
        if (!others.isEmpty())
            roots.add(new Node(
                    "Other ways, not looked at: " + String.join("; ", others),
                    false,
                    ReviewWords.notLookedAt(),
                    Optional.empty(),
                    List.of()));
        return roots;
    }

    private Node named(String name, Criterion criterion) {
        return new Node(name, false, mark(criterion), Optional.empty(), List.of(node(criterion)));
    }

    private Node node(Criterion criterion) {
        return switch (criterion) {
            case Leaf leaf ->
                Optional.ofNullable(found.get(leaf.name()))
                        .map(CriteriaTree::leaf)
                        .orElseGet(() ->
                                new Node(leaf.text(), true, ReviewWords.notLookedAt(), Optional.empty(), List.of()));
            case Criterion.All(var of) -> together("All of these", criterion, of);
            case Criterion.Any(var of) -> together("At least one of these", criterion, of);
            case Criterion.AtLeast(int count, var of) -> together("At least " + count + " of these", criterion, of);
            case Criterion.Not(var of) -> together("Not this", criterion, List.of(of));
            case Criterion.Group(String name) -> node(group(name));
        };
    }

    private Node together(String words, Criterion whole, List<Criterion> of) {
        if (of.size() == 1 && !(whole instanceof Criterion.Not)) return node(of.getFirst());
        return new Node(
                words,
                false,
                mark(whole),
                Optional.empty(),
                of.stream().map(this::node).toList());
    }

    private static Node leaf(LedgerEntry entry) {
        return new Node(
                entry.text(), true, ReviewWords.mark(entry.verdict()), Optional.of(ShownFinding.of(entry)), List.of());
    }

    private Mark mark(Criterion criterion) {
        return isLookedAt(criterion) ? ReviewWords.mark(verdict(criterion)) : ReviewWords.notLookedAt();
    }

    private boolean isLookedAt(Criterion criterion) {
        return criterion.leaves(policy).anyMatch(leaf -> found.containsKey(leaf.name()));
    }

    private Verdict verdict(Criterion criterion) {
        return switch (criterion) {
            case Leaf leaf ->
                Optional.ofNullable(found.get(leaf.name()))
                        .map(LedgerEntry::verdict)
                        .orElse(Verdict.UNKNOWN);
            case Criterion.All(var of) -> joined(of, Verdict.MET, Verdict::and);
            case Criterion.Any(var of) -> joined(of, Verdict.NOT_MET, Verdict::or);
            case Criterion.AtLeast(int count, var of) -> atLeast(count, of);
            case Criterion.Not(var of) -> verdict(of).negated();
            case Criterion.Group(String name) -> verdict(group(name));
        };
    }

    private Verdict joined(List<Criterion> of, Verdict start, BinaryOperator<Verdict> how) {
        return of.stream().map(this::verdict).reduce(start, how);
    }

    private Verdict atLeast(int count, List<Criterion> of) {
        var verdicts = of.stream().map(this::verdict).toList();
        var met = verdicts.stream().filter(Verdict.MET::equals).count();
        var notMet = verdicts.stream().filter(Verdict.NOT_MET::equals).count();
        if (met >= count) return Verdict.MET;
        return of.size() - notMet < count ? Verdict.NOT_MET : Verdict.UNKNOWN;
    }

    private Criterion group(String name) {
        return java.util.Objects.requireNonNull(policy.groups().get(name), name);
    }
}
