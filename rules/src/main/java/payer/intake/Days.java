package payer.intake;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The days of FHIR's dates, as they are written: a day stays the day that its author meant, in whatever zone we run. */
final class Days {

    private static final int LENGTH = "2026-01-31".length();

    private Days() {}

    /** Dates without a day say too little to be held against a window. */
    static Optional<LocalDate> of(@Nullable BaseDateTimeType date) {
        var text = date == null ? null : date.getValueAsString();
        return text == null || text.length() < LENGTH
                ? Optional.empty()
                : Optional.of(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, LENGTH)));
    }

    /** Each fact that is read has a day, and a general parser of dates takes its time. */
    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static Optional<LocalDate> start(@Nullable Type value) {
        return switch (value) {
            case BaseDateTimeType date -> of(date);
            case Period period -> of(period.getStartElement());
            case null, default -> Optional.empty();
        };
    }

    static Optional<LocalDate> end(@Nullable Type value) {
        return value instanceof Period period ? of(period.getEndElement()) : Optional.empty();
    }
}
