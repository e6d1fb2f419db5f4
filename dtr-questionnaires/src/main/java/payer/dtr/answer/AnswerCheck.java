package payer.dtr.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import payer.rules.units.Units;

/** Holds one answer against its question: its type, its unit, its options, and the limits that the question sets. */
final class AnswerCheck {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final String UNIT_OPTION = CORE + "questionnaire-unitOption";

    private final QuestionnaireItemComponent item;
    private final Function<String, Optional<ValueSet>> lists;

    /** {@code lists} finds a list of codes by its canonical; what it does not find is not held against an answer. */
    AnswerCheck(QuestionnaireItemComponent item, Function<String, Optional<ValueSet>> lists) {
        this.item = item;
        this.lists = lists;
    }

    /** What is wrong with it, if anything is. */
    Optional<String> complaint(Type value) {
        if (!isOfType(value))
            return Optional.of(
                    "The answer must be a %s".formatted(item.getType().toCode()));
        if (value instanceof Quantity quantity && !hasUnit(quantity))
            return Optional.of("The unit is missing or another kind of unit");
        if (isChoice(value) && !isOption(value)) return Optional.of("This is none of the options");
        return Stream.of(least(value), most(value), length(value), places(value))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isOfType(Type value) {
        return switch (item.getType()) {
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

    private boolean hasUnit(Quantity quantity) {
        var options = item.getExtensionsByUrl(UNIT_OPTION);
        if (options.isEmpty()) return true;
        return quantity.hasValue()
                && options.stream()
                        .anyMatch(option -> option.getValue() instanceof Coding unit
                                && Units.areComparable(Enabling.unit(quantity), unit.getCode()));
    }

    /** An open choice may be answered in other words. */
    private boolean isChoice(Type value) {
        return item.getType() == QuestionnaireItemType.CHOICE && value instanceof Coding;
    }

    private boolean isOption(Type value) {
        if (item.hasAnswerOption())
            return item.getAnswerOption().stream().anyMatch(option -> Enabling.isSame(option.getValue(), value));
        return !item.hasAnswerValueSet()
                || lists.apply(item.getAnswerValueSet())
                        .map(list -> contains(list, (Coding) value))
                        .orElse(true);
    }

    private static boolean contains(ValueSet list, Coding wanted) {
        return list.getCompose().getInclude().stream()
                .filter(include -> Objects.equals(include.getSystem(), wanted.getSystem()))
                .flatMap(include -> include.getConcept().stream())
                .anyMatch(concept -> Objects.equals(concept.getCode(), wanted.getCode()));
    }

    private Optional<String> least(Type value) {
        return limit(value, "minValue", "minQuantity")
                .filter(limit -> isOutside(value, limit, -1))
                .map(limit -> "The answer must be at least " + told(limit));
    }

    private Optional<String> most(Type value) {
        return limit(value, "maxValue", "maxQuantity")
                .filter(limit -> isOutside(value, limit, 1))
                .map(limit -> "The answer must be at most " + told(limit));
    }

    private Optional<Type> limit(Type value, String plain, String measured) {
        return extension(value instanceof Quantity ? SDC + measured : CORE + plain);
    }

    private static boolean isOutside(Type value, Type limit, int beyond) {
        var sign = Enabling.compare(value, limit);
        return sign.isPresent() && Integer.signum(sign.getAsInt()) == beyond;
    }

    private static String told(Type limit) {
        return limit instanceof Quantity quantity
                ? quantity.getValue().toPlainString() + " " + Enabling.unit(quantity)
                : String.valueOf(limit.primitiveValue());
    }

    private Optional<String> length(Type value) {
        if (!(value instanceof StringType) && !(value instanceof UriType)) return Optional.empty();
        var length = String.valueOf(value.primitiveValue()).length();
        if (item.hasMaxLength() && length > item.getMaxLength())
            return Optional.of("The answer must have at most " + item.getMaxLength() + " characters");
        return whole(CORE + "minLength")
                .filter(least -> length < least)
                .map(least -> "The answer must have at least " + least + " characters");
    }

    private Optional<String> places(Type value) {
        return whole(CORE + "maxDecimalPlaces")
                .filter(most -> number(value)
                        .filter(number -> number.stripTrailingZeros().scale() > most)
                        .isPresent())
                .map(most -> "The answer must have at most " + most + " decimal places");
    }

    private static Optional<BigDecimal> number(Type value) {
        return switch (value) {
            case DecimalType decimal -> Optional.ofNullable(decimal.getValue());
            case Quantity quantity -> Optional.ofNullable(quantity.getValue());
            default -> Optional.empty();
        };
    }

    private Optional<Integer> whole(String url) {
        return extension(url)
                .flatMap(value ->
                        value instanceof IntegerType whole ? Optional.ofNullable(whole.getValue()) : Optional.empty());
    }

    private Optional<Type> extension(String url) {
        return Optional.ofNullable(item.getExtensionByUrl(url))
                .map(Extension::getValue)
                .filter(value -> !(value instanceof PrimitiveType<?> plain) || plain.hasValue());
    }

    /** How many answers there may be, and which of them stands alone. */
    Optional<String> complaint(List<Type> given) {
        var most = item.getRepeats() ? whole(CORE + "questionnaire-maxOccurs") : Optional.of(1);
        if (most.filter(limit -> given.size() > limit).isPresent())
            return Optional.of(
                    most.get() == 1 ? "One answer is enough" : "There may be at most " + most.get() + " answers");
        return given.size() > 1 && given.stream().anyMatch(this::standsAlone)
                ? Optional.of("One of these answers rules out the others")
                : Optional.empty();
    }

    private boolean standsAlone(Type value) {
        return item.getAnswerOption().stream()
                .filter(option -> option.getExtension().stream()
                        .anyMatch(extension -> (CORE + "questionnaire-optionExclusive").equals(extension.getUrl())
                                && "true".equals(extension.getValue().primitiveValue())))
                .anyMatch(option -> Enabling.isSame(option.getValue(), value));
    }

    /** How many answers a question that is answered at all must have. */
    int fewest() {
        return item.getRepeats() ? whole(CORE + "questionnaire-minOccurs").orElse(1) : 1;
    }
}
