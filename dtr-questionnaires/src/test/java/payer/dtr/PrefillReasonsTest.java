package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import payer.decision.RequestKind;
import payer.dtr.answer.Gap;
import payer.dtr.answer.Given;
import payer.dtr.answer.Prefill;
import payer.dtr.answer.ResponseItems;
import payer.dtr.artifact.PublishedForm;
import payer.dtr.cql.CqlTranslation;
import payer.dtr.prefill.ChartData;
import payer.dtr.prefill.ChartPrefill;
import payer.dtr.prefill.Filled;
import payer.dtr.prefill.FormLogic;
import payer.dtr.prefill.LibraryShelf;
import payer.problem.Problem;

/** A question that the chart does not answer says why, whatever the reason is; and logic that runs away ends. */
final class PrefillReasonsTest {
    private static final CqlTranslation TRANSLATION = new CqlTranslation();
    private static final String PUMP = "insulin-pumps";
    private static final String SUGAR = "hba1c-over-7";

    private final LibraryShelf shelf = new LibraryShelf();
    private final ChartPrefill prefill = new ChartPrefill(FhirContext.forR4Cached(), Duration.ofMillis(500));

    @Test
    void a_measurement_in_the_chart_becomes_the_answer_with_its_day() {
        var found = fill(PUMP, List.of(sugar("8.1", "%", "2026-02-20")));
        var value = (Quantity) only(found, SUGAR).value();
        assertEquals(0, value.getValue().compareTo(new BigDecimal("8.1")));
        assertEquals(Origin.CHART, only(found, SUGAR).origin());
        assertEquals("2026-02-20", only(found, SUGAR + ".date").value().primitiveValue());
        assertFalse(found.gaps().containsKey(SUGAR));
    }

    @Test
    void an_answer_tells_on_which_record_it_rests() {
        var found = fill(PUMP, List.of(sugar("8.1", "%", "2026-02-20")));
        assertEquals(
                "Observation/sugar of 2026-02-20",
                only(found, SUGAR).ground().orElseThrow().text());
    }

    @Test
    void nothing_at_all_is_said_to_be_nothing() {
        assertEquals(Gap.Why.NO_DATA, why(fill(PUMP, List.of()), SUGAR));
    }

    @Test
    void a_value_without_a_unit_is_not_taken_and_said_to_lack_it() {
        assertEquals(Gap.Why.NO_UNIT, why(fill(PUMP, List.of(sugar("8.1", "", "2026-02-20"))), SUGAR));
    }

    @Test
    void what_only_a_person_can_say_is_said_to_be_so() {
        var form = Shipped.form(Shipped.translated(), PUMP);
        var found = fill(PUMP, List.of());
        form.plan().questions().stream()
                .filter(question -> !form.evidence().defines(question))
                .forEach(question -> assertEquals(Gap.Why.ONLY_A_PERSON, why(found, question.name())));
    }

    @Test
    void what_is_too_old_is_said_to_be_so() {
        assertEquals(Gap.Why.OUT_OF_TIME, why(fill(PUMP, List.of(sugar("8.1", "%", "2024-01-20"))), SUGAR));
    }

    @Test
    void where_access_was_refused_that_is_the_reason_for_all_that_looks_there() {
        var form = Shipped.form(Shipped.translated(), PUMP);
        var refused =
                new ChartData(List.of(), Map.of("Observation", new Gap(Gap.Why.REFUSED, "access to it was refused")));
        assertEquals(Gap.Why.REFUSED, why(prefill.fill(FormLogic.of(form, shelf), refused, Shipped.TODAY), SUGAR));
    }

    @Test
    void an_expression_that_fails_leaves_the_others_alone() {
        var form = with(SUGAR, "Message(1, true, '1', 'Error', 'broken')");
        var found = fill(form, List.of(diabetes()));
        assertEquals(Gap.Why.FAILED, why(found, SUGAR));
        assertTrue(
                found.gaps().values().stream()
                                .filter(gap -> gap.why() == Gap.Why.FAILED)
                                .count()
                        < 4,
                found.gaps().toString());
        assertTrue(found.answers().size() + found.gaps().size() > 5);
    }

    @Test
    void a_huge_cross_product_is_stopped_and_reported() {
        var many = "expand { Interval[1, 3000] }";
        var form = with(SUGAR, "Count(from (%1$s) A, (%1$s) B, (%1$s) C where A = B and B != C)".formatted(many));
        assertEquals(Gap.Why.STOPPED, why(fill(form, List.of()), SUGAR));
    }

    @Test
    void recursion_without_end_is_refused_before_it_runs_with_its_line() {
        var problem = assertThrows(
                Problem.class,
                () -> with(SUGAR, "Again(1)", "define function Again(n Integer): if n < 0 then 0 else Again(n + 1)"));
        var told = problem.issues().getFirst().text();
        assertTrue(told.contains("circular"), told);
        assertTrue(told.contains("line "), told);
    }

    @Test
    void fifty_at_once_find_what_one_finds() throws Exception {
        var form = Shipped.form(Shipped.translated(), PUMP);
        var logic = FormLogic.of(form, shelf);
        var chart = ChartData.of(List.of(sugar("8.1", "%", "2026-02-20"), diabetes()));
        var alone =
                ResponseItems.of(form.standard().getItem(), prefill.fill(logic, chart, Shipped.TODAY), Edition.DTR_2_2);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var runs = new ArrayList<Callable<Prefill.Prepared>>();
            for (var run = 0; run < 50; run++) runs.add(() -> prefill.fill(logic, chart, Shipped.TODAY));
            for (var run : threads.invokeAll(runs)) {
                var items = ResponseItems.of(form.standard().getItem(), run.get(), Edition.DTR_2_2);
                assertEquals(alone.size(), items.size());
                for (var index = 0; index < items.size(); index++)
                    assertTrue(alone.get(index).equalsDeep(items.get(index)));
            }
        }
    }

    @Test
    void an_empty_item_carries_its_reason_and_a_filled_one_its_origin() {
        var form = Shipped.form(Shipped.translated(), PUMP);
        var filled = Filled.of(fill(PUMP, List.of(sugar("8.1", "%", "2026-02-20"))))
                .ofKind(form.plan(), RequestKind.INITIAL);
        var items = ResponseItems.of(form.standard().getItem(), filled.prepared(), Edition.DTR_2_2);
        var text = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(new org.hl7.fhir.r4.model.QuestionnaireResponse().setItem(items));
        assertTrue(text.contains("\"valueCode\":\"auto-client\""), text);
        assertTrue(text.contains("data-absent-reason"), text);
    }

    private Prefill.Prepared fill(String policy, List<Resource> chart) {
        return fill(Shipped.form(Shipped.translated(), policy), chart);
    }

    private Prefill.Prepared fill(PublishedForm form, List<Resource> chart) {
        return prefill.fill(FormLogic.of(form, shelf), ChartData.of(chart), Shipped.TODAY);
    }

    private static Given only(Prefill.Prepared found, String question) {
        return found.answers().getOrDefault(question, List.of()).getFirst();
    }

    private static Gap.Why why(Prefill.Prepared found, String question) {
        var gap = found.gaps().get(question);
        if (gap == null)
            throw new AssertionError(
                    question + " has no gap among " + found.gaps().keySet());
        return gap.why();
    }

    /** The form with another expression for one of its questions. */
    private static PublishedForm with(String question, String cql) {
        return with(question, cql, "");
    }

    /** The same with a definition more. */
    private static PublishedForm with(String question, String cql, String more) {
        var form = Shipped.form(Shipped.translated(), PUMP);
        var own = form.libraries().getFirst();
        var text = EvidenceLibraryTest.content(own, "text/cql");
        var changed = text.replaceFirst(
                "(?s)define \"" + question + "\":.*?(?=\ndefine|\n//)",
                java.util.regex.Matcher.quoteReplacement(more + "\ndefine \"" + question + "\":\n  " + cql));
        assertTrue(!changed.equals(text), text);
        var library = own.copy();
        library.getContent().get(1).setData(TRANSLATION.elm(changed).getBytes(StandardCharsets.UTF_8));
        var libraries = new ArrayList<>(form.libraries());
        libraries.set(0, library);
        return new PublishedForm(
                form.plan(),
                form.evidence(),
                form.addresses(),
                form.standard(),
                form.adaptive(),
                form.adaptiveRun(),
                libraries,
                form.valueSets(),
                form.expanded());
    }

    private static Observation sugar(String value, String unit, String day) {
        var quantity = new Quantity().setValue(new BigDecimal(value));
        if (!unit.isEmpty()) quantity.setSystem("http://unitsofmeasure.org").setCode(unit);
        var sugar = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Chart.concept(payer.decision.CodeSystem.LOINC.code("4548-4")))
                .setValue(quantity)
                .setEffective(new DateTimeType(day));
        sugar.setId("sugar");
        return sugar;
    }

    private static Condition diabetes() {
        var condition = new Condition()
                .setCode(Chart.concept(payer.decision.CodeSystem.ICD10CM.code("E10.9")))
                .setOnset(new DateTimeType("2015-01-01"));
        condition.setId("diabetes");
        return condition;
    }
}
