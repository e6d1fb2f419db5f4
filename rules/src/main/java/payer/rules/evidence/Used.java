package payer.rules.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import payer.decision.Fact;
import payer.decision.Verdict;
import payer.rules.policy.Check;
import payer.rules.policy.CodeList;
import payer.rules.units.Units;

/** Judges the use of a device by the best run of consecutive days. */
final class Used {

    private Used() {}

    static Judgement judge(Check.Adherence check, Sorting sorting) {
        var sorted = sorting.sort(check.sought());
        var days = byDay(sorted, check);
        var behind = sorted.usable().stream()
                .filter(fact -> fact.amount().isPresent())
                .toList();
        if (hasGoodRun(days, check)) return Judgement.of(Verdict.MET, behind, sorted);
        return !days.isEmpty() && spans(days, check)
                ? Judgement.of(Verdict.NOT_MET, behind, sorted)
                : YesNo.judge(sorted, CodeList.none());
    }

    private static NavigableMap<LocalDate, BigDecimal> byDay(Sorted sorted, Check.Adherence check) {
        var days = new TreeMap<LocalDate, BigDecimal>();
        for (Fact fact : sorted.usable())
            fact.amount()
                    .flatMap(amount -> Units.in(amount, check.daily().unit()))
                    .ifPresent(use -> days.merge(fact.date().orElseThrow(), use, BigDecimal::max));
        return days;
    }

    private static boolean hasGoodRun(NavigableMap<LocalDate, BigDecimal> days, Check.Adherence check) {
        return days.keySet().stream().anyMatch(first -> isGood(first, days, check));
    }

    private static boolean isGood(LocalDate first, NavigableMap<LocalDate, BigDecimal> days, Check.Adherence check) {
        var enough = days.subMap(first, first.plusDays(check.days())).values().stream()
                .filter(use -> use.compareTo(check.daily().value()) >= 0)
                .count();
        return enough * 100 >= (long) check.percent() * check.days();
    }

    /** Only a record as long as the run that is asked for can show that there was no good one. */
    private static boolean spans(NavigableMap<LocalDate, BigDecimal> days, Check.Adherence check) {
        return !days.firstKey().plusDays(check.days() - 1L).isAfter(days.lastKey());
    }
}
