package payer.dtr.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Type;
import payer.rules.units.Units;

/** Whether a question is to be answered, given the answers to others. */
final class Enabling {

    private Enabling() {}

    static boolean isEnabled(QuestionnaireItemComponent item, FormAnswers answers) {
        if (!item.hasEnableWhen()) return true;
        var conditions = item.getEnableWhen().stream();
        return item.getEnableBehavior() == EnableWhenBehavior.ANY
                ? conditions.anyMatch(condition -> holds(condition, answers))
                : conditions.allMatch(condition -> holds(condition, answers));
    }

    private static boolean holds(QuestionnaireItemEnableWhenComponent condition, FormAnswers answers) {
        var given = answers.to(condition.getQuestion());
        var wanted = condition.getAnswer();
        return switch (condition.getOperator()) {
            case EXISTS -> ((BooleanType) wanted).booleanValue() == !given.isEmpty();
            case EQUAL -> given.stream().anyMatch(one -> isSame(one, wanted));
            case NOT_EQUAL -> !given.isEmpty() && given.stream().noneMatch(one -> isSame(one, wanted));
            case GREATER_THAN -> compares(given, wanted, sign -> sign > 0);
            case LESS_THAN -> compares(given, wanted, sign -> sign < 0);
            case GREATER_OR_EQUAL -> compares(given, wanted, sign -> sign >= 0);
            case LESS_OR_EQUAL -> compares(given, wanted, sign -> sign <= 0);
            case NULL -> false;
        };
    }

    private static boolean compares(List<Type> given, Type wanted, IntPredicate test) {
        return given.stream().anyMatch(one -> {
            var sign = compare(one, wanted);
            return sign.isPresent() && test.test(sign.getAsInt());
        });
    }

    static boolean isSame(Type one, Type other) {
        if (one instanceof Coding left && other instanceof Coding right)
            return java.util.Objects.equals(left.getCode(), right.getCode())
                    && (!left.hasSystem()
                            || !right.hasSystem()
                            || left.getSystem().equals(right.getSystem()));
        var sign = compare(one, other);
        if (sign.isPresent()) return sign.getAsInt() == 0;
        return one instanceof PrimitiveType<?> left
                && other instanceof PrimitiveType<?> right
                && java.util.Objects.equals(left.getValueAsString(), right.getValueAsString());
    }

    static OptionalInt compare(Type one, Type other) {
        if (one instanceof Quantity left && other instanceof Quantity right) return compare(left, right);
        if (one instanceof BaseDateTimeType left && other instanceof BaseDateTimeType right)
            return OptionalInt.of(
                    left.getValue().toInstant().compareTo(right.getValue().toInstant()));
        var left = number(one);
        var right = number(other);
        return left.isPresent() && right.isPresent()
                ? OptionalInt.of(left.get().compareTo(right.get()))
                : OptionalInt.empty();
    }

    private static OptionalInt compare(Quantity one, Quantity other) {
        if (!one.hasValue() || !other.hasValue()) return OptionalInt.empty();
        var wanted = unit(other);
        return Units.in(new payer.decision.Quantity(one.getValue(), unit(one)), wanted)
                .map(value -> OptionalInt.of(value.compareTo(other.getValue())))
                .orElse(OptionalInt.empty());
    }

    static String unit(Quantity quantity) {
        return quantity.hasCode() ? quantity.getCode() : "";
    }

    private static Optional<BigDecimal> number(Type value) {
        return switch (value) {
            case IntegerType whole -> Optional.of(BigDecimal.valueOf(whole.getValue()));
            case DecimalType decimal -> Optional.of(decimal.getValue());
            default -> Optional.empty();
        };
    }
}
