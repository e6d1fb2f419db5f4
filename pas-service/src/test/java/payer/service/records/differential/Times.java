package payer.service.records.differential;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.Period;

/** A day, a moment, or a period whose beginning or end may be open; in milliseconds, the end not included. */
record Times(long low, long high) {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    static Times of(String date) {
        return new Times(start(date), end(date));
    }

    static Optional<Times> of(Period period) {
        // Asking for an element that is not there would make it.
        var start = period.hasStartElement() ? period.getStartElement().getValueAsString() : null;
        var end = period.hasEndElement() ? period.getEndElement().getValueAsString() : null;
        if (start == null && end == null) return Optional.empty();
        return Optional.of(
                new Times(start == null ? Long.MIN_VALUE : start(start), end == null ? Long.MAX_VALUE : end(end)));
    }

    /** Whether a search for {@code asked} with a prefix finds this. */
    boolean satisfies(String prefix, Times asked) {
        var within = asked.low <= low && high <= asked.high;
        return switch (prefix) {
            case "ne" -> !within;
            case "gt" -> high > asked.high;
            case "lt" -> low < asked.low;
            case "ge" -> high > asked.high || within;
            case "le" -> low < asked.low || within;
            case "sa" -> low >= asked.high;
            case "eb" -> high <= asked.low;
            default -> within;
        };
    }

    private static long start(String date) {
        if (date.length() > 10) return OffsetDateTime.parse(date).toInstant().toEpochMilli();
        return midnight(LocalDate.parse((date + "-01-01").substring(0, 10)));
    }

    private static long end(String date) {
        if (date.length() > 10) return start(date) + (date.contains(".") ? 1 : 1000);
        var first = LocalDate.parse((date + "-01-01").substring(0, 10));
        return midnight(
                switch (date.length()) {
                    case 4 -> first.plusYears(1);
                    case 7 -> first.plusMonths(1);
                    default -> first.plusDays(1);
                });
    }

    private static long midnight(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
    }
}
