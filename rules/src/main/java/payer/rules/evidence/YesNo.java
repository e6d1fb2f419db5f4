package payer.rules.evidence;

import java.util.List;
import payer.decision.Fact;
import payer.decision.FactValue;
import payer.decision.Verdict;
import payer.rules.policy.CodeList;

/** Judges what is there or not: diagnoses, findings, statements. */
final class YesNo {

    private YesNo() {}

    /** {@code codes} are those asked for: a "no" about one of several codes leaves the others open. */
    static Judgement judge(Sorted sorted, CodeList codes) {
        var yes = sorted.usable().stream()
                .filter(fact -> fact.says(FactValue.YES))
                .toList();
        var no =
                sorted.usable().stream().filter(fact -> fact.says(FactValue.NO)).toList();
        var settling = no.stream().filter(fact -> settles(fact, codes)).toList();
        if (yes.isEmpty())
            return settling.isEmpty() ? unknownOrOutside(sorted) : Judgement.of(Verdict.NOT_MET, settling, sorted);
        var met = Judgement.of(Verdict.MET, yes, sorted);
        if (settling.isEmpty()) return doubted(met, yes, no);
        return differ(yes, settling) ? met.contradictedBy(settling) : corrected(sorted, yes, settling);
    }

    /** Each code that was stated was denied as well, though of others that would do nothing was said. */
    private static Judgement doubted(Judgement met, List<Fact> yes, List<Fact> no) {
        if (!yes.stream().allMatch(one -> no.stream().anyMatch(other -> speaksAgainst(other, one)))) return met;
        return met.contradictedBy(no.stream()
                .filter(other -> yes.stream().anyMatch(one -> speaksAgainst(other, one)))
                .toList());
    }

    /** Against an answer that nothing else bears out, or against the very code; not where the same source took it back. */
    private static boolean speaksAgainst(Fact no, Fact yes) {
        if (Sorting.isAnswer(yes)) return true;
        var takenBack = no.source() == yes.source() && Sorting.BY_DAY.compare(no, yes) < 0;
        return no.code().equals(yes.code()) && !takenBack;
    }

    private static Judgement unknownOrOutside(Sorted sorted) {
        return sorted.answeredOutside().isEmpty()
                ? Judgement.unknown(sorted)
                : Judgement.of(Verdict.NOT_MET, sorted.answeredOutside(), sorted);
    }

    private static boolean settles(Fact no, CodeList codes) {
        return Sorting.isAnswer(no)
                || codes.patterns().values().stream().mapToInt(List::size).sum() == 1;
    }

    private static boolean differ(List<Fact> yes, List<Fact> no) {
        return yes.stream().anyMatch(one -> no.stream().anyMatch(other -> one.source() != other.source()));
    }

    /** One source that said both corrected itself; the later word counts. */
    private static Judgement corrected(Sorted sorted, List<Fact> yes, List<Fact> no) {
        var lastYes = yes.stream().max(Sorting.BY_DAY).orElseThrow();
        var lastNo = no.stream().max(Sorting.BY_DAY).orElseThrow();
        return lastNo.date().orElseThrow().isAfter(lastYes.date().orElseThrow())
                ? Judgement.of(Verdict.NOT_MET, no, sorted)
                : Judgement.of(Verdict.MET, yes, sorted);
    }
}
