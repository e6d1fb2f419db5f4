package payer.rules.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import payer.decision.Fact;
import payer.decision.Quantity;
import payer.decision.Verdict;
import payer.rules.policy.Check;
import payer.rules.policy.Performers;
import payer.rules.policy.Rounds;
import payer.rules.policy.Sought;
import payer.rules.units.Units;

/** Judges one count as a share of another. Figures of several days are added up. */
final class Rated {

    /** The figures of one stretch of time. */
    private record Figures(List<Fact> part, List<Fact> whole) {
        Figures of(Predicate<Fact> wanted) {
            return new Figures(
                    part.stream().filter(wanted).toList(),
                    whole.stream().filter(wanted).toList());
        }

        boolean areEnough(Check.Rate check) {
            return sum(whole).compareTo(BigDecimal.valueOf(check.atLeastCount())) >= 0
                    && sum(whole).signum() > 0;
        }

        Verdict verdict(Check.Rate check) {
            var share = sum(part).multiply(BigDecimal.valueOf(100));
            var wanted = sum(whole).multiply(BigDecimal.valueOf(check.atLeastPercent()));
            return Verdict.of(areEnough(check) && share.compareTo(wanted) >= 0);
        }

        List<Fact> all() {
            return Stream.concat(part.stream(), whole.stream()).toList();
        }
    }

    private Rated() {}

    static Judgement judge(Check.Rate check, Sorting sorting, LocalDate today) {
        var figures = new Figures(counts(sorting, check.of(), check), counts(sorting, check.outOf(), check));
        var sorted = new Sorted(figures.all(), List.of(), List.of());
        if (figures.part.isEmpty() || figures.whole.isEmpty()) return Judgement.unknown(sorted);
        var deciding = check.rounds()
                .map(rounds -> latestOf(rounds, figures, check, today))
                .orElse(figures);
        return Judgement.of(deciding.verdict(check), deciding.all(), sorted);
    }

    /** Of the rounds that count today the latest with enough figures; where none has, none of them says anything. */
    private static Figures latestOf(Rounds rounds, Figures figures, Check.Rate check, LocalDate today) {
        var earliest =
                figures.whole.stream().map(Rated::day).min(LocalDate::compareTo).orElseThrow();
        return rounds.countingOn(today, earliest).stream()
                .map(round -> figures.of(fact -> round.contains(day(fact))))
                .filter(some -> some.areEnough(check))
                .findFirst()
                .orElseGet(() -> figures.of(fact -> false));
    }

    private static LocalDate day(Fact fact) {
        return fact.date().orElseThrow();
    }

    private static List<Fact> counts(Sorting sorting, List<String> terms, Check.Rate check) {
        return sorting.sort(new Sought(terms, Set.of(), check.within(), Performers.anyone())).usable().stream()
                .filter(fact -> fact.amount()
                        .flatMap(amount -> Units.in(amount, Quantity.COUNT))
                        .isPresent())
                .toList();
    }

    private static BigDecimal sum(List<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> fact.amount().flatMap(amount -> Units.in(amount, Quantity.COUNT)).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
