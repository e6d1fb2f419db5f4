package payer.service.records.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of time in milliseconds, its end not included: what a date of any precision means. */
public record Span(long low, long high) {
    public static final long BEGINNING = Long.MIN_VALUE;
    public static final long END = Long.MAX_VALUE;

    private static final Pattern TEXT = Pattern.compile(
            "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

    /** Empty if the text is no FHIR date. A date without an offset is one of the given zone. */
    public static Optional<Span> parse(String text, ZoneId zone) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) return Optional.empty();
        try {
            return Optional.of(of(parts, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean contains(Span other) {
        return low <= other.low && other.high <= high;
    }

    private static Span of(Matcher parts, ZoneId zone) {
        var year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) return days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), zone);
        var month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
        if (parts.group(3) == null)
            return days(month.atDay(1), month.plusMonths(1).atDay(1), zone);
        var day = month.atDay(1).withDayOfMonth(Integer.parseInt(parts.group(3)));
        return parts.group(4) == null ? days(day, day.plusDays(1), zone) : ofTime(day, parts, zone);
    }

    private static Span ofTime(LocalDate day, Matcher parts, ZoneId zone) {
        var offset = parts.group(8) == null ? zone : ZoneOffset.of(parts.group(8));
        var fraction = parts.group(7);
        var time = LocalTime.of(
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6)),
                fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)));
        var low = millis(day.atTime(time).atZone(offset).toInstant());
        return new Span(low, low + length(parts.group(6) != null, fraction));
    }

    private static long length(boolean seconds, @org.jspecify.annotations.Nullable String fraction) {
        if (!seconds) return 60_000;
        if (fraction == null) return 1_000;
        return switch (fraction.length()) {
            case 1 -> 100;
            case 2 -> 10;
            default -> 1;
        };
    }

    private static Span days(LocalDate first, LocalDate afterLast, ZoneId zone) {
        return new Span(
                millis(first.atStartOfDay(zone).toInstant()),
                millis(afterLast.atStartOfDay(zone).toInstant()));
    }

    private static long millis(Instant moment) {
        return moment.toEpochMilli();
    }
}
