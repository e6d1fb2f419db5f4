package payer.dtr.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.rules.units.Units;

/** Holds a response against its form: only open questions are answered, each with what it asks for. */
public final class ResponseCheck {

    private static final String UNIT_OPTION = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";

    private final FormAnswers answers;
    private final boolean complete;
    private final List<Problem.Issue> issues = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private ResponseCheck(FormAnswers answers, boolean complete) {
        this.answers = answers;
        this.complete = complete;
    }

    /** Everything that is wrong; empty if nothing is. What is required may still be missing while the form is in progress. */
    public static List<Problem.Issue> issues(Questionnaire form, QuestionnaireResponse response) {
        return issues(form, response, response.getStatus() != QuestionnaireResponseStatus.INPROGRESS);
    }

    /** {@code complete} says that what is required must be there. */
    public static List<Problem.Issue> issues(Questionnaire form, QuestionnaireResponse response, boolean complete) {
        var check = new ResponseCheck(FormAnswers.of(response.getItem()), complete);
        form.getItem().forEach(item -> check.check(item, true));
        check.answers.byLinkId().forEach((linkId, given) -> {
            if (!check.asked.contains(linkId))
                check.wrong(IssueType.INVALID, "The form has no question " + linkId + ".", linkId);
        });
        return check.issues;
    }

    private void check(QuestionnaireItemComponent item, boolean parentOpen) {
        asked.add(item.getLinkId());
        var isOpen = parentOpen && Enabling.isEnabled(item, answers);
        var given = answers.to(item.getLinkId());
        if (!isOpen && !given.isEmpty())
            wrong(
                    IssueType.BUSINESS_RULE,
                    "This question is not to be answered here: " + item.getLinkId() + ".",
                    item.getLinkId());
        else if (given.isEmpty() && isMissing(item, isOpen))
            wrong(IssueType.REQUIRED, "This question must be answered: " + item.getLinkId() + ".", item.getLinkId());
        else if (given.size() > 1 && !item.getRepeats())
            wrong(IssueType.STRUCTURE, "One answer is enough: " + item.getLinkId() + ".", item.getLinkId());
        else given.forEach(value -> check(item, value));
        item.getItem().forEach(child -> check(child, isOpen));
    }

    private boolean isMissing(QuestionnaireItemComponent item, boolean isOpen) {
        return complete && isOpen && item.getRequired() && item.getType() != QuestionnaireItemType.GROUP;
    }

    private void check(QuestionnaireItemComponent item, Type value) {
        if (!isOfType(item.getType(), value))
            wrong(
                    IssueType.VALUE,
                    "The answer must be a %s: %s.".formatted(item.getType().toCode(), item.getLinkId()),
                    item.getLinkId());
        else if (value instanceof Quantity quantity) unit(item, quantity);
        else if (item.getType() == QuestionnaireItemType.CHOICE && !isOption(item, value))
            wrong(IssueType.VALUE, "This is none of the options: " + item.getLinkId() + ".", item.getLinkId());
    }

    private static boolean isOption(QuestionnaireItemComponent item, Type value) {
        return !item.hasAnswerOption()
                || item.getAnswerOption().stream().anyMatch(option -> Enabling.isSame(option.getValue(), value));
    }

    private void unit(QuestionnaireItemComponent item, Quantity quantity) {
        var options = item.getExtensionsByUrl(UNIT_OPTION);
        if (options.isEmpty()) return;
        var fits = quantity.hasValue()
                && options.stream()
                        .anyMatch(option -> option.getValue() instanceof Coding unit
                                && Units.areComparable(Enabling.unit(quantity), unit.getCode()));
        if (!fits)
            wrong(
                    IssueType.VALUE,
                    "The unit is missing or another kind of unit: " + item.getLinkId() + ".",
                    item.getLinkId());
    }

    private static boolean isOfType(QuestionnaireItemType type, Type value) {
        return switch (type) {
            case BOOLEAN -> value instanceof BooleanType;
            case DECIMAL -> value instanceof DecimalType || value instanceof IntegerType;
            case INTEGER -> value instanceof IntegerType;
            case DATE -> value instanceof DateType;
            case DATETIME -> value instanceof DateTimeType || value instanceof DateType;
            case TIME -> value instanceof TimeType;
            case STRING, TEXT -> value instanceof StringType;
            case URL -> value instanceof UriType;
            case CHOICE -> value instanceof Coding;
            case OPENCHOICE -> value instanceof Coding || value instanceof StringType;
            case ATTACHMENT -> value instanceof Attachment;
            case REFERENCE -> value instanceof Reference;
            case QUANTITY -> value instanceof Quantity;
            case GROUP, DISPLAY, QUESTION, NULL -> false;
        };
    }

    private void wrong(IssueType type, String text, String linkId) {
        issues.add(new Problem.Issue(type, text, "QuestionnaireResponse.item.where(linkId='" + linkId + "')"));
    }
}
