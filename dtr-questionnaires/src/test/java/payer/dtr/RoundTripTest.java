package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import payer.decision.Decision;
import payer.dtr.answer.ResponseCheck;
import payer.dtr.artifact.FormCatalog;
import payer.dtr.form.Section;
import payer.intake.FormFacts;

/**
 * The heart of it: a form asks for exactly what its policy decides on. Every case of every policy is told through the form
 * alone, and gets the answer that it got by its facts.
 */
final class RoundTripTest {

    private final FormCatalog catalog = Shipped.catalog(Edition.DTR_2_0);

    private List<Shipped.Situation> situations() {
        return Shipped.situations(catalog).toList();
    }

    @Test
    void every_case_told_through_its_form_gets_the_same_answer() {
        var differing = situations().stream()
                .filter(situation -> !situation.isContradicted())
                .filter(situation -> !isSame(situation))
                .map(situation -> situation.name() + ": "
                        + text(situation.answer().decision()) + " became " + text(told(situation)))
                .toList();
        assertEquals(List.of(), differing);
    }

    @Test
    void hardly_any_case_is_left_out_because_its_sources_contradict_each_other() {
        var all = situations();
        var contradicted =
                all.stream().filter(Shipped.Situation::isContradicted).count();
        assertTrue(all.size() > 350, "cases: " + all.size());
        assertTrue(contradicted < all.size() / 50, "contradicted: " + contradicted);
    }

    @Test
    void every_prepared_answer_keeps_the_rules_of_its_form() {
        var wrong = situations().stream()
                .flatMap(situation -> ResponseCheck.issues(situation.form().standard(), situation.filled()).stream()
                        .map(issue -> situation.name() + ": " + issue.text()))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void at_least_half_of_what_the_cases_know_is_filled_in_for_every_form() {
        var rates = new TreeMap<String, List<Integer>>();
        for (var situation : situations()) {
            var known = situation.form().plan().questions().stream()
                    .filter(question -> !situation
                            .assessment()
                            .finding(question.leaf())
                            .restsOn()
                            .isEmpty())
                    .toList();
            var answers = situation.answers();
            var filled = known.stream()
                    .filter(question -> answers.containsKey(question.name()))
                    .count();
            var rate = rates.computeIfAbsent(situation.form().policy().id(), id -> new java.util.ArrayList<>());
            if (!known.isEmpty()) rate.add((int) (100 * filled / known.size()));
        }
        rates.forEach((form, percents) -> {
            var mean = percents.stream().mapToInt(percent -> percent).average().orElse(100);
            System.out.printf("prefilled of what is known, %s: %.0f %%%n", form, mean);
            assertTrue(mean >= 50, form + " is filled in to " + mean + " %");
        });
    }

    private static Decision told(Shipped.Situation situation) {
        return situation.answerTo(new FormFacts().read(situation.filled())).decision();
    }

    /** A closed section can hold back a "no"; then the form asks for the step that opens it. */
    private static boolean isSame(Shipped.Situation situation) {
        var before = situation.answer().decision();
        var after = told(situation);
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

    private static String text(Decision decision) {
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
