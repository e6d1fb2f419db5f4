package payer.rules.analysis;

import java.util.List;
import payer.rules.policy.Check;
import payer.rules.policy.Leaf;
import payer.rules.policy.Policy;

/** Remarks on what stands, or fails to stand, in the document itself. */
final class Wording {

    private Wording() {}

    /** Exemptions ask nobody, and what the request itself tells needs no question. */
    static List<Remark> withoutQuestion(Policy policy) {
        if (policy.effect().waiver().isPresent()) return List.of();
        return policy.leaves().stream()
                .filter(leaf -> leaf.question().isEmpty() && !isToldByRequest(leaf))
                .map(leaf -> new Remark(
                        Remark.Kind.NO_QUESTION,
                        leaf.name(),
                        "It may be unknown, and the form has no question for it."))
                .toList();
    }

    private static boolean isToldByRequest(Leaf leaf) {
        return switch (leaf.check()) {
            case Check.Age age -> true;
            case Check.Setting setting -> true;
            case Check.Urgent urgent -> true;
            case Check.OrderedTogether together -> true;
            case Check.Allowance allowance -> true;
            case Check.Rate rate -> true;
            case Check.OnFile onFile -> true;
            default -> false;
        };
    }
}
