package payer.dtr.prefill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Concept;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import payer.dtr.answer.Gap;
import payer.rules.units.Units;

/** What an expression found, as an answer of the kind that its question wants; or why it is none. */
final class AnswerValues {
    private static final String UNIT_OPTION = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final int DAY = "2026-01-31".length();
    private static final Gap WRONG_KIND =
            new Gap(Gap.Why.FAILED, "what the form's logic found is not of the kind that the question wants");

    /** One or the other. */
    record Read(Optional<Type> value, Optional<Gap> gap) {
        static Read of(Type value) {
            return new Read(Optional.of(value), Optional.empty());
        }

        static Read not(Gap gap) {
            return new Read(Optional.empty(), Optional.of(gap));
        }

        @Override
        public String toString() {
            return "Read";
        }
    }

    private final QuestionnaireItemComponent item;

    AnswerValues(QuestionnaireItemComponent item) {
        this.item = item;
    }

    /** Empty where the expression found nothing. A question that takes one answer takes the first. */
    List<Read> read(@Nullable Object found) {
        if (found instanceof Iterable<?> several) {
            var all = new java.util.ArrayList<Read>();
            several.forEach(one -> all.addAll(read(one)));
            return item.getRepeats() ? all : all.stream().limit(1).toList();
        }
        return found == null ? List.of() : List.of(one(found));
    }

    private Read one(Object found) {
        return switch (item.getType()) {
            case BOOLEAN -> plain(found) instanceof Boolean yes ? Read.of(new BooleanType(yes)) : Read.not(WRONG_KIND);
            case INTEGER -> whole(plain(found));
            case DECIMAL -> number(plain(found));
            case QUANTITY -> quantity(found);
            case DATE -> date(found);
            case DATETIME -> moment(found);
            case STRING, TEXT -> Read.of(new StringType(String.valueOf(plain(found))));
            case URL -> Read.of(new UriType(String.valueOf(plain(found))));
            case CHOICE, OPENCHOICE -> choice(found);
            case REFERENCE -> reference(found);
            case TIME, ATTACHMENT, GROUP, DISPLAY, QUESTION, NULL -> Read.not(WRONG_KIND);
        };
    }

    /** FHIR's primitives as what they hold. */
    private static @Nullable Object plain(Object found) {
        return found instanceof PrimitiveType<?> primitive ? primitive.getValue() : found;
    }

    private static Read whole(@Nullable Object found) {
        if (found instanceof Integer number) return Read.of(new IntegerType(number));
        if (found instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0)
            return Read.of(new IntegerType(number.intValue()));
        return Read.not(WRONG_KIND);
    }

    private static Read number(@Nullable Object found) {
        if (found instanceof Integer number) return Read.of(new DecimalType(number));
        return found instanceof BigDecimal number ? Read.of(new DecimalType(number)) : Read.not(WRONG_KIND);
    }

    private Read quantity(Object found) {
        if (found instanceof Quantity quantity && quantity.hasValue())
            return quantity(quantity.getValue(), UCUM.equals(quantity.getSystem()) ? quantity.getCode() : null);
        if (found instanceof org.opencds.cqf.cql.engine.runtime.Quantity quantity && quantity.getValue() != null)
            return quantity(quantity.getValue(), quantity.getUnit());
        return Read.not(WRONG_KIND);
    }

    /** In the first of the form's units that it can be turned into. */
    private Read quantity(BigDecimal value, @Nullable String unit) {
        if (unit == null || unit.isBlank()) return Read.not(new Gap(Gap.Why.NO_UNIT, "it has no unit"));
        var units = units();
        if (units.isEmpty()) return Read.of(quantityOf(value, unit));
        var measured = new payer.decision.Quantity(value, unit);
        return units.stream()
                .flatMap(wanted -> Units.in(measured, wanted).map(turned -> quantityOf(turned, wanted)).stream())
                .findFirst()
                .map(Read::of)
                .orElseGet(() -> Read.not(
                        new Gap(Gap.Why.NO_UNIT, "its unit cannot be turned into " + String.join(" or ", units))));
    }

    private List<String> units() {
        return item.getExtensionsByUrl(UNIT_OPTION).stream()
                .map(extension -> ((Coding) extension.getValue()).getCode())
                .toList();
    }

    private static Type quantityOf(BigDecimal value, String unit) {
        return new Quantity().setValue(value).setUnit(unit).setSystem(UCUM).setCode(unit);
    }

    private static Read date(Object found) {
        return day(found)
                .map(day -> Read.of(new DateType(day)))
                .orElseGet(() -> Read.not(new Gap(Gap.Why.NO_DATE, "its date names no day")));
    }

    private static Optional<String> day(Object found) {
        var text = switch (found) {
            case Date date -> date.toString();
            case DateTime moment -> moment.toDateString();
            case BaseDateTimeType date -> date.getValueAsString();
            default -> "";
        };
        return text.length() < DAY ? Optional.empty() : Optional.of(text.substring(0, DAY));
    }

    private static Read moment(Object found) {
        return switch (found) {
            case DateTime moment -> Read.of(new DateTimeType(moment.toDateString()));
            case BaseDateTimeType moment -> Read.of(new DateTimeType(moment.getValueAsString()));
            default -> date(found);
        };
    }

    private Read choice(Object found) {
        var codings = codings(found).toList();
        if (!item.hasAnswerOption())
            return codings.stream().findFirst().map(Read::of).orElseGet(() -> Read.not(WRONG_KIND));
        return item.getAnswerOption().stream()
                .map(option -> option.getValue())
                .filter(Coding.class::isInstance)
                .map(Coding.class::cast)
                .filter(option -> codings.stream().anyMatch(coding -> isSame(option, coding)))
                .findFirst()
                .map(Read::of)
                .orElseGet(() -> Read.not(new Gap(Gap.Why.UNSUITABLE, "it is none of the options")));
    }

    private static boolean isSame(Coding option, Coding found) {
        return option.getCode().equals(found.getCode())
                && (!found.hasSystem() || found.getSystem().equals(option.getSystem()));
    }

    private static Stream<Coding> codings(Object found) {
        return switch (found) {
            case Coding coding -> Stream.of(coding);
            case CodeableConcept concept -> concept.getCoding().stream();
            case Code code -> Stream.of(new Coding(code.getSystem(), code.getCode(), code.getDisplay()));
            case Concept concept -> codings(concept);
            case String code -> Stream.of(new Coding().setCode(code));
            case PrimitiveType<?> primitive -> Stream.of(new Coding().setCode(primitive.getValueAsString()));
            default -> Stream.of();
        };
    }

    private static Stream<Coding> codings(Concept concept) {
        var codes = concept.getCodes();
        return codes == null
                ? Stream.of()
                : codes.stream().flatMap(code -> code == null ? Stream.<Coding>of() : codings((Object) code));
    }

    private static Read reference(Object found) {
        return switch (found) {
            case Reference reference -> Read.of(reference);
            case Resource resource
            when resource.hasId() ->
                Read.of(new Reference(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart()));
            default -> Read.not(WRONG_KIND);
        };
    }
}
