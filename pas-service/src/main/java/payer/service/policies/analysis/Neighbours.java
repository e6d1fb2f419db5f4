package payer.service.policies.analysis;

import java.util.List;
import java.util.stream.Stream;
import payer.decision.Authority;
import payer.decision.Code;
import payer.rules.policy.CodeList;
import payer.rules.policy.CodePattern;
import payer.rules.policy.Effect;
import payer.rules.policy.Policy;
import payer.rules.policy.Trigger;
import payer.service.policies.analysis.Analysis.Overlap;

/** The policies that speak of the same codes as one, on some of the same days. */
final class Neighbours {
    private final Policy policy;

    Neighbours(Policy policy) {
        this.policy = policy;
    }

    /** Only of policies that cover or not: a gold card or a time limit goes beside any of them. */
    List<Overlap> among(List<Policy> others) {
        if (policy.effect() != Effect.COVERAGE) return List.of();
        return others.stream()
                .filter(other ->
                        other.effect() == Effect.COVERAGE && !other.id().equals(policy.id()))
                .filter(other -> other.effective().overlaps(policy.effective()))
                .flatMap(other -> overlap(other, shared(other.trigger())))
                .toList();
    }

    private Stream<Overlap> overlap(Policy other, List<String> codes) {
        return codes.isEmpty()
                ? Stream.empty()
                : Stream.of(new Overlap(
                        other.id(), other.version(), standing(other.identity().authority()), codes));
    }

    private String standing(Authority theirs) {
        var ours = policy.identity().authority();
        if (theirs.outranks(ours)) return "weightier";
        return ours.outranks(theirs) ? "lighter" : "equal";
    }

    private List<String> shared(Trigger theirs) {
        if (!(policy.trigger() instanceof Trigger.Listed ours) || !(theirs instanceof Trigger.Listed listed))
            return List.of();
        return Stream.concat(
                        named(ours.codes()).filter(listed.codes()::contains),
                        named(listed.codes()).filter(ours.codes()::contains))
                .map(Code::text)
                .distinct()
                .sorted()
                .toList();
    }

    /** Codes that are written out, and the ends of ranges: two ranges that meet share an end of one of them. */
    private static Stream<Code> named(CodeList codes) {
        return codes.patterns().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().flatMap(Neighbours::ends).map(entry.getKey()::code));
    }

    private static Stream<String> ends(CodePattern pattern) {
        return switch (pattern) {
            case CodePattern.Exact(String code) -> Stream.of(code);
            case CodePattern.Range(String first, String last) -> Stream.of(first, last);
            case CodePattern.Below(String stem) -> Stream.of(stem);
            case CodePattern.InSet set -> Stream.empty();
        };
    }
}
