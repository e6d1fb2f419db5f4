package payer.dtr.cql;

import static payer.dtr.cql.LeafText.ALL;
import static payer.dtr.cql.LeafText.DATED;
import static payer.dtr.cql.LeafText.LAST;
import static payer.dtr.cql.LeafText.last;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import payer.dtr.form.AnswerKind;
import payer.dtr.form.LeafQuestion;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.Limit;
import payer.rules.policy.Threshold;
import payer.rules.units.Units;

/**
 * The measured value that a criterion asks for: the latest one. Where the policy takes one of several, or any of them, the
 * form has room for one alone, and shows one that keeps the limits before one that does not.
 */
final class MeasuredLogic {
    private static final String USABLE = "F.number is not null and " + DATED;

    private final LeafText text;
    private final Check.Measurement check;

    MeasuredLogic(LeafText text, Check.Measurement check) {
        this.text = text;
        this.check = check;
    }

    List<String> definitions() {
        if (!LeafText.isReadable(check.sought())) return List.of();
        var isPlain = check.either().size() == 1 && check.pick() == Check.Pick.LATEST;
        var found = new ArrayList<>(isPlain ? plain() : several());
        var isScore = text.question().kind() instanceof AnswerKind.Score;
        found.add(text.define("", text.called(LAST) + (isScore ? ".number" : ".amount")));
        found.addAll(text.day(text.called(LAST)));
        if (text.question().referenceEnds().contains(Limit.End.LOWER))
            found.add(text.define(LeafQuestion.LOW, text.called(LAST) + ".low"));
        if (text.question().referenceEnds().contains(Limit.End.UPPER))
            found.add(text.define(LeafQuestion.HIGH, text.called(LAST) + ".high"));
        return found;
    }

    private List<String> plain() {
        var found = new ArrayList<>(
                text.found(ALL, check.sought(), terms(check.either().getFirst())));
        found.add(text.define(LAST, latest(text.called(ALL))));
        return found;
    }

    private List<String> several() {
        var found = new ArrayList<String>();
        for (var index = 0; index < check.either().size(); index++) {
            var threshold = check.either().get(index);
            found.addAll(text.found(all(index), check.sought(), terms(threshold)));
            var latest = latest(text.called(all(index)));
            found.add(text.define(
                    latest(index),
                    check.pick() == Check.Pick.LATEST
                            ? latest
                            : "Coalesce(" + last(text.called(all(index)), USABLE + " and " + keeps(threshold.bounds()))
                                    + ", " + latest + ")"));
        }
        found.add(text.define(LAST, "Coalesce(" + last("(" + keeping() + ")", DATED) + ", " + anyOfThem() + ")"));
        return found;
    }

    private static String all(int index) {
        return ALL + "." + (index + 1);
    }

    private static String latest(int index) {
        return LAST + "." + (index + 1);
    }

    private String keeping() {
        return IntStream.range(0, check.either().size())
                .mapToObj(index -> "(({ " + text.called(latest(index)) + " }) F where "
                        + keeps(check.either().get(index).bounds()) + ")")
                .collect(Collectors.joining(" union "));
    }

    private String anyOfThem() {
        return last(
                IntStream.range(0, check.either().size())
                        .mapToObj(index -> text.called(latest(index)))
                        .collect(Collectors.joining(", ", "({ ", " })")),
                DATED);
    }

    private Stream<String> terms(Threshold threshold) {
        return terms(text, threshold);
    }

    static Stream<String> terms(LeafText text, Threshold threshold) {
        return threshold.of().isEmpty() ? Stream.of(text.leaf().name()) : threshold.of().stream();
    }

    /** A value in none of the units that the form takes comes after all others. */
    private String latest(String facts) {
        if (!(text.question().kind() instanceof AnswerKind.Amount(List<String> units))) return last(facts, USABLE);
        var fitting = units.stream().map(CqlText::string).collect(Collectors.joining(", "));
        return "Coalesce(" + last(facts, USABLE + " and PayerEvidence.IsIn(F.amount, { " + fitting + " })") + ", "
                + last(facts, USABLE) + ")";
    }

    private static String keeps(Bounds bounds) {
        return Stream.of(
                        keeps(bounds.atLeast(), ">="),
                        keeps(bounds.moreThan(), ">"),
                        keeps(bounds.atMost(), "<="),
                        keeps(bounds.lessThan(), "<"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
    }

    private static Optional<String> keeps(Optional<Limit> limit, String sign) {
        return limit.map(wall -> switch (wall) {
            case Limit.Fixed(var quantity)
            when quantity.hasUnit() && !Units.isCount(quantity.unit()) ->
                "PayerEvidence.Measured(F.amount) " + sign + " " + CqlDays.quantity(quantity);
            case Limit.Fixed(var quantity) ->
                "F.number " + sign + " " + quantity.value().toPlainString();
            case Limit.OfReference(int percent, Limit.End end) ->
                "F.number " + sign + " F." + (end == Limit.End.LOWER ? "low" : "high") + " * " + percent + ".0 / 100.0";
        });
    }
}
