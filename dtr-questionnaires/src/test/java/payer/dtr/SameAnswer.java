package payer.dtr;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import payer.decision.Decision;
import payer.dtr.form.Section;

/** Whether a case that was told through its form gets the answer that it got by its facts. */
final class SameAnswer {
    private SameAnswer() {}

    /** A closed section can hold back a "no"; then the form asks for the step that opens it. */
    static boolean isSame(Shipped.Situation situation, Decision after) {
        var before = situation.answer().decision();
        if (text(before).equals(text(after))) return true;
        if (!(before instanceof Decision.InformationNeeded(var policy, var wanted))
                || !(after instanceof Decision.InformationNeeded(var samePolicy, var more))) return false;
        var extra = new TreeSet<>(more);
        extra.removeAll(wanted);
        return more.containsAll(wanted)
                && openers(situation.form().plan().sections()).containsAll(extra);
    }

    private static Set<String> openers(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.sections().stream())
                .flatMap(section -> section.opening().stream())
                .flatMap(opening -> opening.comparisons().stream())
                .map(comparison -> comparison.question())
                .collect(Collectors.toSet());
    }

    static String text(Decision decision) {
        return switch (decision) {
            case Decision.InformationNeeded(var policy, var criteria) -> "asked for " + new TreeSet<>(criteria);
            case Decision.Pended pended -> "pended to " + pended.reviewer() + " " + new TreeSet<>(pended.criteria());
            case Decision.Approved approved -> "approved " + approved.branch() + " " + approved.grant();
            case Decision.ApprovedInPart part -> "approved in part " + part.branch() + " " + part.grant();
            case Decision.NotCovered excluded -> "not covered";
            case Decision.NoAuthorizationNeeded free -> "free " + free.waiver();
        };
    }
}
