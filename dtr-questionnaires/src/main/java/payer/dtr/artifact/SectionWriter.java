package payer.dtr.artifact;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import payer.dtr.form.Opening;
import payer.dtr.form.Section;

/** Sections as groups that open when their first step is taken. */
final class SectionWriter {

    private final ItemWriter items;

    SectionWriter(ItemWriter items) {
        this.items = items;
    }

    QuestionnaireItemComponent group(Section section) {
        var group = new QuestionnaireItemComponent()
                .setLinkId(section.linkId())
                .setText(section.title())
                .setType(QuestionnaireItemType.GROUP);
        section.opening().ifPresent(opening -> open(group, opening));
        Stream.concat(
                        section.questions().stream().map(items::item),
                        section.sections().stream().map(this::group))
                .forEach(group::addItem);
        return group;
    }

    private static void open(QuestionnaireItemComponent group, Opening opening) {
        opening.comparisons().forEach(comparison -> group.addEnableWhen(condition(comparison)));
        if (opening.comparisons().size() > 1)
            group.setEnableBehavior(opening.anyOf() ? EnableWhenBehavior.ANY : EnableWhenBehavior.ALL);
    }

    private static QuestionnaireItemEnableWhenComponent condition(Opening.Comparison comparison) {
        return new QuestionnaireItemEnableWhenComponent()
                .setQuestion(comparison.question())
                .setOperator(operator(comparison.operator()))
                .setAnswer(value(comparison.value()));
    }

    private static QuestionnaireItemOperator operator(Opening.Operator operator) {
        return switch (operator) {
            case EQUALS -> QuestionnaireItemOperator.EQUAL;
            case AT_LEAST -> QuestionnaireItemOperator.GREATER_OR_EQUAL;
            case MORE_THAN -> QuestionnaireItemOperator.GREATER_THAN;
            case AT_MOST -> QuestionnaireItemOperator.LESS_OR_EQUAL;
            case LESS_THAN -> QuestionnaireItemOperator.LESS_THAN;
        };
    }

    private static Type value(Opening.Value value) {
        return switch (value) {
            case Opening.Value.Yes yes -> new BooleanType(true);
            case Opening.Value.Coded(String code) ->
                new Coding().setSystem(Words.KINDS).setCode(code);
            case Opening.Value.Whole(int number) -> new IntegerType(number);
            case Opening.Value.Plain(java.math.BigDecimal number) -> new DecimalType(number);
            case Opening.Value.Measured(payer.decision.Quantity quantity) ->
                new Quantity()
                        .setValue(quantity.value())
                        .setUnit(quantity.unit())
                        .setSystem("http://unitsofmeasure.org")
                        .setCode(quantity.unit());
        };
    }
}
