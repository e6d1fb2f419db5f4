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
        var no = sorted.usable().stream()
                .filter(fact -> fact.says(FactValue.NO) && settles(fact, codes))
                .toList();
        if (yes.isEmpty()) return no.isEmpty() ? unknownOrOutside(sorted) : Judgement.of(Verdict.NOT_MET, no, sorted);
        if (no.isEmpty()) return Judgement.of(Verdict.MET, yes, sorted);
        return differ(yes, no) ? Judgement.of(Verdict.MET, yes, sorted).contradictedBy(no) : corrected(sorted, yes, no);
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
