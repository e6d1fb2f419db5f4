package payer.dtr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import payer.dtr.answer.ResponseCheck;
import payer.problem.Problem;

/** A response is held against everything that its form says of its answers. */
final class ResponseCheckTest {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

    private final Questionnaire form = new Questionnaire();
    private final QuestionnaireResponse response = new QuestionnaireResponse();

    @Test
    void an_answer_is_of_the_type_that_is_asked_for() {
        ask("count", QuestionnaireItemType.INTEGER);
        answer("count", new StringType("three"));
        assertComplaints("The answer must be a integer: count.");
    }

    @Test
    void what_is_required_may_be_missing_only_for_the_time_being() {
        ask("count", QuestionnaireItemType.INTEGER, item -> item.setRequired(true));
        assertEquals(List.of(), complaints(false));
        assertComplaints("This question must be answered: count.");
    }

    @Test
    void a_question_that_the_form_does_not_have_is_named() {
        answer("made-up", new BooleanType(true));
        assertComplaints("The form has no question made-up.");
    }

    @Test
    void a_question_that_is_not_open_is_not_to_be_answered() {
        ask("smokes", QuestionnaireItemType.BOOLEAN);
        ask(
                "since",
                QuestionnaireItemType.DATE,
                item -> item.addEnableWhen()
                        .setQuestion("smokes")
                        .setOperator(QuestionnaireItemOperator.EQUAL)
                        .setAnswer(new BooleanType(true)));
        answer("smokes", new BooleanType(false));
        answer("since", new DateType("2020-01-01"));
        assertComplaints("This question is not to be answered here: since.");
    }

    @Test
    void a_number_keeps_the_limits_of_its_question() {
        ask("score", QuestionnaireItemType.INTEGER, item -> {
            item.addExtension(CORE + "minValue", new IntegerType(0));
            item.addExtension(CORE + "maxValue", new IntegerType(10));
        });
        answer("score", new IntegerType(11));
        assertComplaints("The answer must be at most 10: score.");
        response.getItem().clear();
        answer("score", new IntegerType(-1));
        assertComplaints("The answer must be at least 0: score.");
        response.getItem().clear();
        answer("score", new IntegerType(10));
        assertComplaints();
    }

    @Test
    void a_day_keeps_the_limits_of_its_question() {
        ask("on", QuestionnaireItemType.DATE, item -> item.addExtension(CORE + "minValue", new DateType("2026-01-01")));
        answer("on", new DateType("2025-12-31"));
        assertComplaints("The answer must be at least 2026-01-01: on.");
    }

    @Test
    void an_amount_keeps_its_limits_in_whatever_unit() {
        ask("weight", QuestionnaireItemType.QUANTITY, item -> {
            item.addExtension(CORE + "questionnaire-unitOption", new Coding("http://unitsofmeasure.org", "kg", "kg"));
            item.addExtension(SDC + "maxQuantity", amount("300", "kg"));
        });
        answer("weight", amount("301000", "g"));
        assertComplaints("The answer must be at most 300 kg: weight.");
        response.getItem().clear();
        answer("weight", amount("80", "cm"));
        assertComplaints("The unit is missing or another kind of unit: weight.");
    }

    @Test
    void decimal_places_and_lengths_are_counted() {
        ask(
                "ratio",
                QuestionnaireItemType.DECIMAL,
                item -> item.addExtension(CORE + "maxDecimalPlaces", new IntegerType(1)));
        ask(
                "why",
                QuestionnaireItemType.TEXT,
                item -> item.setMaxLength(5).addExtension(CORE + "minLength", new IntegerType(2)));
        answer("ratio", new DecimalType("1.25"));
        answer("why", new StringType("because"));
        assertComplaints(
                "The answer must have at most 1 decimal places: ratio.",
                "The answer must have at most 5 characters: why.");
        response.getItem().clear();
        answer("ratio", new DecimalType("1.20"));
        answer("why", new StringType("x"));
        assertComplaints("The answer must have at least 2 characters: why.");
    }

    @Test
    void a_choice_is_one_of_the_options_or_of_the_list_that_the_form_names() {
        ask("side", QuestionnaireItemType.CHOICE, item -> item.addAnswerOption().setValue(coding("left")));
        ask("part", QuestionnaireItemType.CHOICE, item -> item.setAnswerValueSet("https://p.example/parts|1"));
        answer("side", coding("right"));
        answer("part", coding("wing"));
        assertComplaints("This is none of the options: side.", "This is none of the options: part.");
        response.getItem().clear();
        answer("side", coding("left"));
        answer("part", coding("arm"));
        assertComplaints();
    }

    @Test
    void how_many_answers_there_may_be_is_counted_and_one_may_rule_out_the_rest() {
        ask("once", QuestionnaireItemType.CHOICE);
        ask("some", QuestionnaireItemType.CHOICE, item -> {
            item.setRepeats(true);
            item.addExtension(CORE + "questionnaire-minOccurs", new IntegerType(2));
            item.addExtension(CORE + "questionnaire-maxOccurs", new IntegerType(2));
        });
        ask("none", QuestionnaireItemType.CHOICE, item -> {
            item.setRepeats(true).addAnswerOption().setValue(coding("a"));
            item.addAnswerOption()
                    .setValue(coding("neither"))
                    .addExtension(CORE + "questionnaire-optionExclusive", new BooleanType(true));
        });
        answer("once", coding("a"), coding("b"));
        answer("some", coding("a"), coding("b"), coding("c"));
        answer("none", coding("a"), coding("neither"));
        assertComplaints(
                "One answer is enough: once.",
                "There may be at most 2 answers: some.",
                "One of these answers rules out the others: none.");
        response.getItem().clear();
        answer("some", coding("a"));
        assertComplaints("This question must be answered: some.");
    }

    @Test
    void what_is_calculated_is_worked_out_anew() {
        ask("first", QuestionnaireItemType.INTEGER);
        ask("second", QuestionnaireItemType.INTEGER);
        ask(
                "sum",
                QuestionnaireItemType.INTEGER,
                item -> item.addExtension(
                        SDC + "calculatedExpression",
                        new Expression()
                                .setLanguage("text/fhirpath")
                                .setExpression("%resource.item.where(linkId='first'"
                                        + " or linkId='second').answer.value.aggregate($this + $total, 0)")));
        answer("first", new IntegerType(2));
        answer("second", new IntegerType(3));
        answer("sum", new IntegerType(6));
        assertComplaints("The answer does not follow from the others: sum.");
        response.getItem().removeLast();
        answer("sum", new IntegerType(5));
        assertComplaints();
    }

    private void ask(String linkId, QuestionnaireItemType type) {
        ask(linkId, type, _ -> {});
    }

    private void ask(String linkId, QuestionnaireItemType type, Consumer<QuestionnaireItemComponent> more) {
        var item = form.addItem().setLinkId(linkId).setText(linkId).setType(type);
        more.accept(item);
    }

    private void answer(String linkId, Type... values) {
        var item = response.addItem().setLinkId(linkId);
        for (var value : values) item.addAnswer().setValue(value);
    }

    private void assertComplaints(String... texts) {
        assertEquals(List.of(texts), complaints(true));
    }

    private List<String> complaints(boolean complete) {
        var parts = new ValueSet().setUrl("https://p.example/parts").setVersion("1");
        parts.getCompose().addInclude().setSystem("urn:parts").addConcept().setCode("arm");
        return ResponseCheck.issues(form, response, complete, List.of(parts)).stream()
                .map(Problem.Issue::text)
                .toList();
    }

    private static Coding coding(String code) {
        return new Coding("urn:parts", code, null);
    }

    private static Quantity amount(String value, String unit) {
        return new Quantity()
                .setValue(new java.math.BigDecimal(value))
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit);
    }
}
