package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import payer.decision.Source;
import payer.dtr.answer.Prefill;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.units.Units;

/**
 * The published CQL, run by an engine over a chart, finds the answers that the policy itself would take from that chart. It
 * never finds another one, and hardly ever none.
 */
final class ChartPrefillTest {

    private static final RunCql CQL = new RunCql();

    private int asked;
    private int silent;
    private final List<String> wrong = new ArrayList<>();

    @Test
    void the_cql_of_every_form_finds_what_the_policy_finds_in_every_cases_chart() {
        Shipped.situations(Shipped.catalog(Edition.DTR_2_0))
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
        var found =
                CQL.run(situation.form(), Chart.of(facts), situation.theCase().requested());
        for (var question : plan.questions()) {
            var wanted = expected.get(question.name());
            var result = found.get(question.name());
            if (wanted == null || result == null) continue;
            asked++;
            if (result.getValue() == null) silent++;
            else if (!agree(wanted.getFirst().value(), result.getValue()))
                wrong.add(situation.name() + ", " + question.name());
        }
    }

    private static boolean agree(Type wanted, Object found) {
        return switch (wanted) {
            case BooleanType yes -> found.equals(yes.booleanValue());
            case IntegerType count -> found.equals(count.getValue());
            case DecimalType number -> found instanceof BigDecimal decimal && decimal.compareTo(number.getValue()) == 0;
            case Quantity amount -> found instanceof Quantity other && agree(amount, other);
            default -> false;
        };
    }

    /** Where the policy takes one of two measurements, either will do: they cannot be compared. */
    private static boolean agree(Quantity wanted, Quantity found) {
        var same = inUnitOf(wanted, found);
        return same.isEmpty() || same.get().subtract(wanted.getValue()).abs().compareTo(new BigDecimal("0.0001")) < 0;
    }

    private static Optional<BigDecimal> inUnitOf(Quantity wanted, Quantity found) {
        return Units.in(new payer.decision.Quantity(found.getValue(), found.getCode()), wanted.getCode());
    }
}
