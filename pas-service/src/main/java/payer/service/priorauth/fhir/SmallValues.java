package payer.service.priorauth.fhir;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import payer.service.priorauth.BusinessId;

/** FHIR's small values as ours. */
final class SmallValues {
    private static final int DAY = "2026-01-31".length();

    private SmallValues() {}

    /** Blanks are no number. */
    static boolean isTold(Identifier identifier) {
        return identifier.hasValue() && !identifier.getValue().isBlank();
    }

    static BusinessId of(Identifier identifier) {
        return new BusinessId(identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue());
    }

    static Identifier identifier(BusinessId id) {
        var identifier = new Identifier().setValue(id.value());
        if (!id.system().isEmpty()) identifier.setSystem(id.system());
        return identifier;
    }

    /** The day on which it is or begins. */
    static Optional<LocalDate> day(@Nullable Type timing) {
        return switch (timing) {
            case BaseDateTimeType date
            when date.hasValue() && date.getValueAsString().length() >= DAY ->
                Optional.of(LocalDate.parse(date.getValueAsString().substring(0, DAY)));
            case Period period -> day(period.getStartElement());
            case null, default -> Optional.empty();
        };
    }
}
