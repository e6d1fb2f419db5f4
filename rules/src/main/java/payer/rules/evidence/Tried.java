package payer.rules.evidence;

import java.util.ArrayList;
import java.util.List;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Finding.SetAside;
import payer.decision.Outcome;
import payer.decision.Source;
import payer.decision.Verdict;
import payer.rules.policy.Check;

/** Judges therapies that were tried: what, how long, and how it went. */
final class Tried {

    private Tried() {}

    static Judgement judge(Check.Trial check, Sorting sorting, CaseFile file) {
        var behind = new ArrayList<Fact>();
        var failing = new ArrayList<Fact>();
        var otherwise = new ArrayList<Fact>();
        var aside = new ArrayList<SetAside>();
        var met = 0;
        var settled = 0;
        for (var term : terms(check, sorting)) {
            var sorted = sorting.sort(check.sought(), List.of(term), true);
            aside.addAll(sorted.aside());
            var fitting = sorted.usable().stream()
                    .filter(fact -> fits(fact, check, file))
                    .toList();
            var against = sorted.usable().stream()
                    .filter(fact -> settlesAgainst(fact, check, file))
                    .toList();
            if (!fitting.isEmpty()) met++;
            else if (!against.isEmpty()) settled++;
            behind.addAll(fitting);
            failing.addAll(against);
            sorted.usable().stream()
                    .filter(fact -> isToldOtherwise(fact, fitting, check))
                    .forEach(otherwise::add);
        }
        var distinct = aside.stream().distinct().toList();
        if (met >= check.groups()) {
            var judgement =
                    new Judgement(Verdict.MET, behind.stream().distinct().toList(), distinct, false);
            return otherwise.isEmpty() ? judgement : judgement.contradictedBy(otherwise);
        }
        var canStill = terms(check, sorting).size() - settled >= check.groups();
        return canStill
                ? new Judgement(Verdict.UNKNOWN, List.of(), distinct, false)
                : new Judgement(Verdict.NOT_MET, failing.stream().distinct().toList(), distinct, false);
    }

    private static List<String> terms(Check.Trial check, Sorting sorting) {
        return check.sought().of().isEmpty()
                ? List.of(sorting.leaf().name())
                : check.sought().of();
    }

    private static boolean fits(Fact fact, Check.Trial check, CaseFile file) {
        if (Sorting.isAnswer(fact) && fact.says(FactValue.YES)) return true;
        return fact.value() instanceof FactValue.Went(Outcome outcome)
                && (check.or().contains(outcome)
                        || (check.outcomes().contains(outcome) && isLongEnough(fact, outcome, check, file)));
    }

    private static boolean isLongEnough(Fact fact, Outcome outcome, Check.Trial check, CaseFile file) {
        if (check.lasting().isEmpty()) return true;
        var end =
                outcome == Outcome.ONGOING ? fact.until().or(() -> java.util.Optional.of(file.today())) : fact.until();
        return end.isPresent()
                && !fact.date().orElseThrow().plus(check.lasting().get()).isAfter(end.get());
    }

    /** Of the same days another source says that it went another way. */
    private static boolean isToldOtherwise(Fact fact, List<Fact> fitting, Check.Trial check) {
        return fact.value() instanceof FactValue.Went(Outcome outcome)
                && !check.or().contains(outcome)
                && !check.outcomes().contains(outcome)
                && fitting.stream().anyMatch(one -> one.source() != fact.source() && overlap(one, fact));
    }

    private static boolean overlap(Fact one, Fact other) {
        return reaches(one, other) && reaches(other, one);
    }

    private static boolean reaches(Fact one, Fact other) {
        return other.date()
                .filter(day -> one.until()
                        .or(one::date)
                        .filter(last -> !last.isBefore(day))
                        .isPresent())
                .isPresent();
    }

    /** A record may hold only part of the story; who filled in the form has told all of it. */
    private static boolean settlesAgainst(Fact fact, Check.Trial check, CaseFile file) {
        var saysNo = fact.says(FactValue.NO);
        var told = fact.value() instanceof FactValue.Went && fact.source() == Source.FORM;
        return (saysNo || told) && !fits(fact, check, file);
    }
}
