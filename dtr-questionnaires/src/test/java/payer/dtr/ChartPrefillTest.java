package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import payer.decision.Source;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.ChartPrefill;
import payer.dtr.prefill.FormLogic;
import payer.dtr.prefill.LibraryShelf;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.units.Units;

/**
 * The published CQL, run by an engine over a chart, finds the answers that the policy itself would take from that chart. It
 * never finds another one, and hardly ever none.
 */
final class ChartPrefillTest {

    private static final ChartPrefill PREFILL = new ChartPrefill(FhirContext.forR4Cached(), Duration.ofSeconds(10));

    private final LibraryShelf shelf = new LibraryShelf();
    private final Map<String, FormLogic> logics = new HashMap<>();

    private int asked;
    private int silent;
    private final List<String> wrong = new ArrayList<>();

    @Test
    void the_cql_of_every_form_finds_what_the_policy_finds_in_every_cases_chart() {
        Shipped.situations(Shipped.translated())
                .filter(situation -> situation.form().policy().effective().holdsOn(Shipped.TODAY))
                .forEach(this::compare);
        System.out.printf("answers in the charts %d, not found by CQL %d%n", asked, silent);
        assertEquals(List.of(), wrong);
        assertTrue(asked > 1000, "asked: " + asked);
        assertTrue(silent < asked / 50, "not found by CQL: " + silent);
    }

    private void compare(Shipped.Situation situation) {
        var facts = situation.theCase().facts().stream()
                .filter(fact -> fact.source() == Source.RECORD)
                .toList();
        var policy = situation.form().policy();
        var file = new CaseFile(situation.theCase().with(facts), situation.line());
        var plan = situation.form().plan();
        var expected = Prefill.prepare(plan, new Assessment(policy, file), fact -> fact.source() == Source.RECORD)
                .answers();
        var logic = logics.computeIfAbsent(situation.form().canonical(), _ -> FormLogic.of(situation.form(), shelf));
        var found = PREFILL.fill(
                logic, ChartData.of(Chart.of(facts)), situation.theCase().requested());
        for (var question : plan.questions()) {
            var wanted = expected.get(question.name());
            if (wanted == null || !situation.form().evidence().defines(question)) continue;
            var given = found.answers().get(question.name());
            asked++;
            if (given == null) silent++;
            else if (!agree(wanted.getFirst(), given.getFirst())) wrong.add(situation.name() + ", " + question.name());
        }
    }

    /** Where the policy takes one of two measurements, either will do: they cannot be compared. */
    private static boolean agree(Given wanted, Given found) {
        return wanted.isSame(found)
                || (wanted.value() instanceof Quantity amount
                        && found.value() instanceof Quantity other
                        && agree(amount, other));
    }

    private static boolean agree(Quantity wanted, Quantity found) {
        var same = Units.in(new payer.decision.Quantity(found.getValue(), found.getCode()), wanted.getCode());
        return same.isEmpty() || same.get().subtract(wanted.getValue()).abs().compareTo(new BigDecimal("0.0001")) < 0;
    }
}
