package payer.rules.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Verdict;
import payer.rules.policy.Check;
import payer.rules.policy.CodeList;
import payer.rules.units.Units;

/** Judges how far one result lies from another. */
final class Changed {

    /** Two results that can be held against each other, and how far they lie apart. */
    private record Pair(Fact first, Fact last, BigDecimal size) {}

    private static final Comparator<Pair> BY_DAYS = Comparator.comparing(
                    (Pair pair) -> pair.last.date().orElse(LocalDate.MIN))
            .thenComparing(pair -> pair.first.date().orElse(LocalDate.MIN));

    /** Of one day's results the one that changed least is taken, so that no order of facts decides; the ids only tell which is shown. */
    private static final Comparator<Pair> LEAST = Comparator.comparing(Pair::size)
            .thenComparing(Pair::last, Sorting.BY_DAY)
            .thenComparing(Pair::first, Sorting.BY_DAY);

    private Changed() {}

    static Judgement judge(Check.Change check, Sorting sorting) {
        var before = sorting.sort(check.from());
        var after = sorting.sort(check.to());
        var latest = latest(pairs(before, after, check));
        return latest.stream()
                .min(LEAST)
                .map(pair -> judged(pair, latest, after, check))
                .orElseGet(() -> YesNo.judge(after, CodeList.none()));
    }

    private static Judgement judged(Pair pair, List<Pair> latest, Sorted after, Check.Change check) {
        var enough = isEnough(pair.size, check);
        var judgement = Judgement.of(Verdict.of(enough), List.of(pair.first, pair.last), after);
        var others = latest.stream()
                .filter(other -> isEnough(other.size, check) != enough)
                .flatMap(other -> Stream.of(other.first, other.last))
                .filter(fact -> !judgement.restsOn().contains(fact));
        var otherwise = Stream.concat(others, answeredOtherwise(pair, after, enough))
                .distinct()
                .toList();
        return otherwise.isEmpty() ? judgement : judgement.contradictedBy(otherwise);
    }

    /** What was answered before the later of the results came in is no word about it. */
    private static Stream<Fact> answeredOtherwise(Pair pair, Sorted after, boolean enough) {
        return after.usable().stream()
                .filter(Sorting::isAnswer)
                .filter(answer -> answer.says(enough ? FactValue.NO : FactValue.YES))
                .filter(answer ->
                        !answer.date().orElseThrow().isBefore(pair.last.date().orElseThrow()));
    }

    /** The latest results that have one before them, far enough away, with the latest of those; several where days have several. */
    private static List<Pair> latest(List<Pair> pairs) {
        return pairs.stream()
                .max(BY_DAYS)
                .map(last -> pairs.stream()
                        .filter(pair -> BY_DAYS.compare(pair, last) == 0)
                        .toList())
                .orElse(List.of());
    }

    private static List<Pair> pairs(Sorted before, Sorted after, Check.Change check) {
        return amounts(after)
                .flatMap(last -> amounts(before)
                        .filter(first -> isFarEnough(first, last, check))
                        .flatMap(first ->
                                difference(first, last, check).map(size -> new Pair(first, last, size)).stream()))
                .toList();
    }

    private static Stream<Fact> amounts(Sorted sorted) {
        return sorted.usable().stream().filter(fact -> fact.amount().isPresent() && !Sorting.isAnswer(fact));
    }

    private static boolean isFarEnough(Fact first, Fact last, Check.Change check) {
        if (first.id().equals(last.id())) return false;
        return check.apart()
                .map(apart -> !first.date()
                        .orElseThrow()
                        .plus(apart)
                        .isAfter(last.date().orElseThrow()))
                .orElse(true);
    }

    /** In the unit of the limit, or in per cent of the first value; empty where the units do not go together. */
    private static Optional<BigDecimal> difference(Fact first, Fact last, Check.Change check) {
        var unit = check.amount()
                .quantity()
                .map(limit -> limit.unit())
                .orElse(first.amount().orElseThrow().unit());
        var from = Units.in(first.amount().orElseThrow(), unit);
        var to = Units.in(last.amount().orElseThrow(), unit);
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        var rise = to.get().subtract(from.get());
        var size = check.direction() == Check.Direction.RISES ? rise : rise.negate();
        if (check.amount().percent().isEmpty()) return Optional.of(size);
        if (from.get().signum() == 0) return Optional.empty();
        return Optional.of(size.multiply(BigDecimal.valueOf(100)).divide(from.get(), 6, RoundingMode.HALF_UP));
    }

    private static boolean isEnough(BigDecimal size, Check.Change check) {
        var limit = check.amount()
                .quantity()
                .map(quantity -> quantity.value())
                .orElseGet(() -> BigDecimal.valueOf(check.amount().percent().orElseThrow()));
        var sign = size.compareTo(limit);
        return check.amount().strictly() ? sign > 0 : sign >= 0;
    }
}
