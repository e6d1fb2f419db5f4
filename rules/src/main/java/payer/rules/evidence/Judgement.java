package payer.rules.evidence;

import java.util.List;
import java.util.stream.Stream;
import payer.decision.Fact;
import payer.decision.Finding.SetAside;
import payer.decision.Verdict;

/** What a check came to: its value, the facts behind it, those set aside on the way, and whether sources disagree. */
record Judgement(Verdict verdict, List<Fact> restsOn, List<SetAside> aside, boolean contradicted) {

    static Judgement of(Verdict verdict, List<Fact> restsOn, Sorted sorted) {
        return new Judgement(verdict, restsOn, sorted.aside(), false);
    }

    static Judgement unknown(Sorted sorted) {
        return of(Verdict.UNKNOWN, List.of(), sorted);
    }

    /** The others are shown beside what counts. */
    Judgement contradictedBy(List<Fact> others) {
        var all = Stream.concat(
                        others.stream().map(fact -> new SetAside(fact, "it says otherwise than what counts")),
                        aside.stream())
                .toList();
        return new Judgement(verdict, restsOn, all, true);
    }

    Judgement contradicted(boolean byAnother) {
        return new Judgement(verdict, restsOn, aside, contradicted || byAnother);
    }
}
