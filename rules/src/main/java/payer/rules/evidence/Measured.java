package payer.rules.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import payer.decision.Fact;
import payer.decision.Finding.SetAside;
import payer.decision.Quantity;
import payer.decision.Verdict;
import payer.rules.policy.Bounds;
import payer.rules.policy.Check;
import payer.rules.policy.Limit;
import payer.rules.policy.Threshold;
import payer.rules.units.Units;

/** Judges measured values against limits, in whatever unit they were measured. */
final class Measured {

    /** A fact that can be held against the limits, and whether it keeps them. */
    private record Weighed(Fact fact, boolean within) {}

    private Measured() {}

    static Judgement judge(Check.Measurement check, Sorting sorting) {
        var judgements = check.either().stream()
                .map(threshold -> judge(threshold, check, sorting))
                .toList();
        return either(judgements);
    }

    /** One alternative that is met is enough; one that was measured settles the matter. */
    private static Judgement either(List<Judgement> judgements) {
        var verdict = judgements.stream().anyMatch(one -> one.verdict() == Verdict.MET)
                ? Verdict.MET
                : judgements.stream().anyMatch(one -> one.verdict() == Verdict.NOT_MET)
                        ? Verdict.NOT_MET
                        : Verdict.UNKNOWN;
        var deciding =
                judgements.stream().filter(one -> one.verdict() == verdict).toList();
        return new Judgement(
                verdict,
                deciding.stream()
                        .flatMap(one -> one.restsOn().stream())
                        .distinct()
                        .toList(),
                judgements.stream()
                        .flatMap(one -> one.aside().stream())
                        .distinct()
                        .toList(),
                !deciding.isEmpty() && deciding.stream().allMatch(Judgement::contradicted));
    }

    private static Judgement judge(Threshold threshold, Check.Measurement check, Sorting sorting) {
        var sorted = sorting.sort(check.sought(), threshold.of(), true);
        var aside = new ArrayList<>(sorted.aside());
        var weighed = sorted.usable().stream()
                .flatMap(fact -> weigh(fact, threshold.bounds(), aside).stream())
                .toList();
        var counting = check.pick() == Check.Pick.ANY ? weighed : latest(weighed);
        if (!counting.isEmpty()) return verdict(counting, check.pick(), aside);
        return sorted.answeredOutside().isEmpty()
                ? new Judgement(Verdict.UNKNOWN, List.of(), aside, false)
                : new Judgement(Verdict.NOT_MET, sorted.answeredOutside(), aside, false);
    }

    private static List<Weighed> latest(List<Weighed> weighed) {
        var last = weighed.stream().flatMap(one -> one.fact().date().stream()).max(LocalDate::compareTo);
        return weighed.stream().filter(one -> one.fact().date().equals(last)).toList();
    }

    private static Judgement verdict(List<Weighed> counting, Check.Pick pick, List<SetAside> aside) {
        var within =
                counting.stream().filter(Weighed::within).map(Weighed::fact).toList();
        var beyond = counting.stream()
                .filter(one -> !one.within())
                .map(Weighed::fact)
                .toList();
        if (within.isEmpty()) return new Judgement(Verdict.NOT_MET, beyond, aside, false);
        var met = new Judgement(Verdict.MET, within, aside, false);
        return pick == Check.Pick.LATEST && disagree(within, beyond) ? met.contradictedBy(beyond) : met;
    }

    private static boolean disagree(List<Fact> within, List<Fact> beyond) {
        return within.stream()
                .anyMatch(one -> beyond.stream()
                        .anyMatch(other ->
                                one.source() != other.source() || !one.author().equals(other.author())));
    }

    private static Optional<Weighed> weigh(Fact fact, Bounds bounds, List<SetAside> aside) {
        if (fact.amount().isEmpty()) return Optional.empty();
        var amount = fact.amount().get();
        if (bounds.limits().anyMatch(limit -> value(limit, fact).isEmpty())) {
            aside.add(new SetAside(fact, "the laboratory's limit of normal is not stated with it"));
            return Optional.empty();
        }
        var unit = bounds.limits()
                .findFirst()
                .flatMap(limit -> value(limit, fact))
                .orElseThrow()
                .unit();
        if (Units.in(amount, unit).isEmpty()) {
            aside.add(
                    new SetAside(fact, amount.hasUnit() ? "its unit cannot be turned into " + unit : "it has no unit"));
            return Optional.empty();
        }
        return Optional.of(new Weighed(fact, isWithin(amount, bounds, fact)));
    }

    /** The limit in figures: for a share of the laboratory's limit, that share of it. */
    private static Optional<Quantity> value(Limit limit, Fact fact) {
        return switch (limit) {
            case Limit.Fixed(Quantity quantity) -> Optional.of(quantity);
            case Limit.OfReference(int percent, Limit.End end) ->
                (end == Limit.End.LOWER
                                ? fact.reference().low()
                                : fact.reference().high())
                        .map(normal -> new Quantity(share(normal.value(), percent), normal.unit()));
        };
    }

    private static BigDecimal share(BigDecimal value, int percent) {
        return value.multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100), 12, RoundingMode.HALF_UP);
    }

    private static boolean isWithin(Quantity amount, Bounds bounds, Fact fact) {
        return keeps(amount, bounds.atLeast(), fact, sign -> sign >= 0)
                && keeps(amount, bounds.moreThan(), fact, sign -> sign > 0)
                && keeps(amount, bounds.atMost(), fact, sign -> sign <= 0)
                && keeps(amount, bounds.lessThan(), fact, sign -> sign < 0);
    }

    private static boolean keeps(Quantity amount, Optional<Limit> limit, Fact fact, IntPredicate wanted) {
        return limit.flatMap(wall -> value(wall, fact))
                .map(wall -> Units.in(amount, wall.unit())
                        .map(number -> wanted.test(number.compareTo(wall.value())))
                        .orElse(false))
                .orElse(true);
    }
}
