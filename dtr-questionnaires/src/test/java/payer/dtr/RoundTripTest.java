package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import payer.decision.Decision;
import payer.dtr.answer.ResponseCheck;
import payer.dtr.artifact.FormCatalog;
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
                .filter(situation -> !SameAnswer.isSame(situation, told(situation)))
                .map(situation -> situation.name() + ": "
                        + SameAnswer.text(situation.answer().decision()) + " became "
                        + SameAnswer.text(told(situation)))
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

    private static Decision told(Shipped.Situation situation) {
        return situation.answerTo(new FormFacts().read(situation.filled())).decision();
    }
}
