package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.decision.Author;
import payer.decision.AuthorizationCase;
import payer.decision.Fact;
import payer.decision.ServiceLine;
import payer.decision.Source;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.form.LeafQuestion;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.ChartPrefill;
import payer.dtr.prefill.FormLogic;
import payer.dtr.prefill.LibraryShelf;
import payer.intake.FormFacts;
import payer.intake.RecordFacts;
import payer.rules.evidence.Assessment;
import payer.rules.evidence.CaseFile;
import payer.rules.units.Units;

/**
 * The published CQL, run by an engine over a chart, finds the answers that the policy itself would take from that chart. It
 * never finds another one, and hardly ever none.
 */
final class ChartPrefillTest {

    private static final ChartPrefill PREFILL = new ChartPrefill(FhirContext.forR4Cached(), Duration.ofSeconds(10));

    /**
     * No chart tells when a member enrolled, and the logic runs on the day of the order: there the policy holds the day that the
     * form shows against its window, and asks no more.
     */
    private static final Set<String> OTHER_DAYS = Set.of(
            "insulin-pumps: on a pump, tests of long ago, line 1",
            "home-oxygen: in 2022 ordered before the study was made, line 1");

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

    /** What a chart cannot tell, such as that somebody else than a practitioner found something, is the person's to say. */
    @Test
    void a_form_that_its_chart_filled_and_a_person_completed_gets_every_case_its_answer() {
        var differing = Shipped.situations(Shipped.translated())
                .filter(situation -> !situation.isContradicted())
                .filter(situation -> !OTHER_DAYS.contains(situation.name()))
                .map(ChartPrefillTest::asCharted)
                .flatMap(situation -> {
                    var response = situation.filled(completed(situation));
                    var told =
                            situation.answerTo(new FormFacts().read(response)).decision();
                    return SameAnswer.isSame(situation, told)
                            ? Stream.<String>of()
                            : Stream.of(situation.name() + ": "
                                    + SameAnswer.text(situation.answer().decision()) + " became "
                                    + SameAnswer.text(told));
                })
                .toList();
        assertEquals(List.of(), differing);
    }

    /** The case as it is by its chart: with the facts that the chart's resources are read as. */
    private static Shipped.Situation asCharted(Shipped.Situation situation) {
        var facts = new ArrayList<Fact>();
        for (var fact : situation.theCase().facts()) {
            var resource = isChartable(fact) ? Chart.resource(fact) : Optional.<Resource>empty();
            resource.ifPresent(found -> found.setId(fact.id().replaceAll("[^A-Za-z0-9]", "")));
            resource.ifPresentOrElse(
                    found -> new RecordFacts().read(found).forEach(read -> facts.add(read.by(fact.author()))),
                    () -> facts.add(fact));
        }
        return situation.with(facts);
    }

    private static boolean isChartable(Fact fact) {
        return fact.source() == Source.RECORD
                && (!fact.author().isKnown() || fact.author().role().equals(Author.PRACTITIONER));
    }

    /** What the form's logic found, and of the rest what a person with the facts would say. */
    private Map<String, List<Given>> completed(Shipped.Situation situation) {
        var answers = new LinkedHashMap<>(situation.answers());
        var found = fill(situation, charted(situation)).answers();
        for (var question : situation.form().plan().questions()) {
            if (!found.containsKey(question.name())) continue;
            for (var suffix : List.of("", ".date", ".until", ".low", ".high")) {
                var linkId = question.name() + suffix;
                answers.remove(linkId);
                Optional.ofNullable(found.get(linkId)).ifPresent(given -> answers.put(linkId, given));
            }
        }
        return answers;
    }

    @Test
    void at_least_half_of_the_cases_with_a_chart_have_every_answerable_question_filled_in() throws IOException {
        var rates = new TreeMap<String, Rate>();
        Shipped.situations(Shipped.translated())
                .filter(situation -> situation.form().policy().effective().holdsOn(Shipped.TODAY))
                .forEach(situation -> rates.merge(situation.form().policy().id(), rate(situation), Rate::and));
        var table = rates.entrySet().stream()
                .map(entry -> "| " + entry.getKey() + " " + entry.getValue().row())
                .collect(Collectors.joining("\n"));
        System.out.println(table);
        rates.forEach((form, rate) ->
                assertTrue(rate.complete * 2 >= rate.cases, form + " is complete in " + rate.complete + " cases"));
        assertTrue(
                Files.readString(Path.of("../docs/dtr.md")).contains(table),
                "docs/dtr.md tells other rates than:\n" + table);
    }

    /**
     * How far charts fill a form.
     *
     * @param cases in which the chart answers something
     * @param complete in which all that it answers was filled in
     */
    private record Rate(int cases, int complete, int answerable, int filled) {
        Rate and(Rate other) {
            return new Rate(
                    cases + other.cases,
                    complete + other.complete,
                    answerable + other.answerable,
                    filled + other.filled);
        }

        String row() {
            return "| %d | %d | %d %% |".formatted(cases, complete, answerable == 0 ? 100 : 100 * filled / answerable);
        }
    }

    /**
     * Answerable is what the policy itself finds answered by the chart's resources: not what papers show, what somebody
     * attests, or who made an evaluation.
     */
    private Rate rate(Shipped.Situation situation) {
        var chart = charted(situation);
        var facts = chart.stream()
                .flatMap(resource -> new RecordFacts().read(resource).stream())
                .toList();
        var line =
                ServiceLine.of(1, situation.line().code(), situation.theCase().requested());
        var file = new CaseFile(AuthorizationCase.of(line.ordered(), List.of(line), facts), line);
        var answerable = Prefill.prepare(
                        situation.form().plan(), new Assessment(situation.form().policy(), file), fact -> true)
                .answers();
        var found = fill(situation, chart).answers();
        var names = situation.form().plan().questions().stream()
                .filter(situation.form().evidence()::defines)
                .map(LeafQuestion::name)
                .filter(answerable::containsKey)
                .toList();
        var filled = (int) names.stream().filter(found::containsKey).count();
        return names.isEmpty()
                ? new Rate(0, 0, 0, 0)
                : new Rate(1, filled == names.size() ? 1 : 0, names.size(), filled);
    }

    private static List<Resource> charted(Shipped.Situation situation) {
        return Chart.of(situation.theCase().facts().stream()
                .filter(ChartPrefillTest::isChartable)
                .toList());
    }

    private static List<Fact> recorded(Shipped.Situation situation) {
        return situation.theCase().facts().stream()
                .filter(fact -> fact.source() == Source.RECORD)
                .toList();
    }

    private Prefill.Prepared found(Shipped.Situation situation, List<Fact> facts) {
        return fill(situation, Chart.of(facts));
    }

    private Prefill.Prepared fill(Shipped.Situation situation, List<Resource> chart) {
        var logic = logics.computeIfAbsent(situation.form().canonical(), _ -> FormLogic.of(situation.form(), shelf));
        return PREFILL.fill(logic, ChartData.of(chart), situation.theCase().requested());
    }

    private void compare(Shipped.Situation situation) {
        var facts = recorded(situation);
        var policy = situation.form().policy();
        var file = new CaseFile(situation.theCase().with(facts), situation.line());
        var plan = situation.form().plan();
        var expected = Prefill.prepare(plan, new Assessment(policy, file), fact -> fact.source() == Source.RECORD)
                .answers();
        var found = found(situation, facts);
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
