package payer.dtr.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payer.decision.Quantity;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.Limit;

/**
 * When a section opens, in the plain comparisons that every renderer of forms knows. What cannot be said exactly in them is
 * not said: then the section is always open.
 */
public record Opening(boolean anyOf, List<Comparison> comparisons) {

    /** One comparison of an answer. */
    public record Comparison(String question, Operator operator, Value value) {}

    public enum Operator {
        EQUALS,
        AT_LEAST,
        MORE_THAN,
        AT_MOST,
        LESS_THAN
    }

    /** What an answer is compared with. */
    public sealed interface Value {
        record Yes() implements Value {}

        record Coded(String code) implements Value {}

        record Whole(int number) implements Value {}

        record Plain(BigDecimal number) implements Value {}

        record Measured(Quantity quantity) implements Value {}
    }

    public Opening {
        comparisons = List.copyOf(comparisons);
    }

    /** All of the named criteria are met, as far as their answers tell. */
    static Optional<Opening> whenMet(List<LeafQuestion> openers) {
        if (openers.isEmpty()) return Optional.empty();
        if (openers.size() == 1) return of(openers.getFirst());
        var all = new ArrayList<Comparison>();
        for (var opener : openers) {
            var one = of(opener);
            if (one.isEmpty() || (one.get().anyOf && one.get().comparisons.size() > 1)) return Optional.empty();
            all.addAll(one.get().comparisons);
        }
        return Optional.of(new Opening(false, all));
    }

    private static Optional<Opening> of(LeafQuestion question) {
        return switch (question.leaf().check()) {
            case Check.Measurement measurement -> measured(question, measurement);
            case Check.Count count ->
                Optional.of(new Opening(
                        true,
                        List.of(new Comparison(question.name(), Operator.AT_LEAST, new Value.Whole(count.atLeast())))));
            default ->
                question.kind() instanceof AnswerKind.YesNo
                        ? Optional.of(new Opening(
                                true, List.of(new Comparison(question.name(), Operator.EQUALS, new Value.Yes()))))
                        : Optional.empty();
        };
    }

    private static Optional<Opening> measured(LeafQuestion question, Check.Measurement check) {
        if (!question.referenceEnds().isEmpty()) return Optional.empty();
        if (check.either().size() == 1)
            return Optional.of(new Opening(
                    false, comparisons(question, check.either().getFirst().bounds())));
        if (check.either().stream()
                .anyMatch(threshold -> threshold.bounds().limits().count() > 1)) return Optional.empty();
        return Optional.of(new Opening(
                true,
                check.either().stream()
                        .flatMap(threshold -> comparisons(question, threshold.bounds()).stream())
                        .toList()));
    }

    private static List<Comparison> comparisons(LeafQuestion question, Bounds bounds) {
        var found = new ArrayList<Comparison>();
        add(found, question, Operator.AT_LEAST, bounds.atLeast());
        add(found, question, Operator.MORE_THAN, bounds.moreThan());
        add(found, question, Operator.AT_MOST, bounds.atMost());
        add(found, question, Operator.LESS_THAN, bounds.lessThan());
        return found;
    }

    private static void add(List<Comparison> found, LeafQuestion question, Operator operator, Optional<Limit> limit) {
        if (limit.isPresent() && limit.get() instanceof Limit.Fixed(Quantity quantity))
            found.add(new Comparison(
                    question.name(),
                    operator,
                    question.kind() instanceof AnswerKind.Score
                            ? new Value.Plain(quantity.value())
                            : new Value.Measured(quantity)));
    }
}
