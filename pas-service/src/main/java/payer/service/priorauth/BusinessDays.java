package payer.service.priorauth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;

/** Monday to Friday without the federal holidays, each on the day on which it is observed. */
final class BusinessDays {
    private BusinessDays() {}

    /** The business day that is so many after a day. */
    static LocalDate after(LocalDate day, int count) {
        var date = day;
        for (var left = count; left > 0; ) {
            date = date.plusDays(1);
            if (isOne(date)) left--;
        }
        return date;
    }

    static boolean isOne(LocalDate day) {
        return !isWeekend(day) && !isHoliday(day);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** New Year's Day may be observed on the last day of the year before. */
    private static boolean isHoliday(LocalDate day) {
        return Stream.concat(holidays(day.getYear()), Stream.of(observed(LocalDate.of(day.getYear() + 1, 1, 1))))
                .anyMatch(day::equals);
    }

    private static Stream<LocalDate> holidays(int year) {
        return Stream.of(
                observed(LocalDate.of(year, 1, 1)),
                nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY),
                nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY),
                LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)),
                observed(LocalDate.of(year, 6, 19)),
                observed(LocalDate.of(year, 7, 4)),
                nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY),
                nth(year, Month.OCTOBER, 2, DayOfWeek.MONDAY),
                observed(LocalDate.of(year, 11, 11)),
                nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY),
                observed(LocalDate.of(year, 12, 25)));
    }

    private static LocalDate nth(int year, Month month, int count, DayOfWeek day) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(count, day));
    }

    private static LocalDate observed(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> holiday;
        };
    }
}
