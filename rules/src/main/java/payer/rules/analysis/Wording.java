package payer.rules.analysis;

import java.util.List;
import java.util.stream.Stream;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.rules.policy.Check;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
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

    static List<Remark> unknownCodes(Policy policy, KnownCodes known) {
        return policy.codeLists()
                .flatMap(Wording::written)
                .distinct()
                .filter(code ->
                        CodeSystem.ofUri(code.system()).filter(known::isLoaded).isPresent())
                .filter(code -> !known.contains(code))
                .map(code -> new Remark(
                        Remark.Kind.UNKNOWN_CODE, code.text(), "The loaded code sets do not know this code."))
                .toList();
    }

    /** Single codes and the ends of ranges; families need not be codes themselves. */
    private static Stream<Code> written(CodeList codes) {
        return codes.patterns().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().flatMap(Wording::ends).map(entry.getKey()::code));
    }

    private static Stream<String> ends(CodePattern pattern) {
        return switch (pattern) {
            case CodePattern.Exact(String code) -> Stream.of(code);
            case CodePattern.Range(String first, String last) -> Stream.of(first, last);
            case CodePattern.Below below -> Stream.of();
            case CodePattern.InSet set -> Stream.of();
        };
    }
}
