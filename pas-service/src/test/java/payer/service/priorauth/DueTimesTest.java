package payer.service.priorauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import payer.decision.TimeLimits.TimeLimit;
import payer.service.runtime.Mode;
import payer.service.runtime.ServiceSettings;

/** Clocks in the plan's time zone, here Chicago. */
class DueTimesTest {
    private static final DueTimes TIMES = new DueTimes(
            new ServiceSettings(Mode.DEMO, URI.create("http://localhost"), false, "America/Chicago"),
            new PriorAuthSettings(
                    7, Duration.ofDays(3), 30, Duration.ofDays(3), 90, 500, "", List.of(), List.of(), "1"));

    @Test
    void seven_days_end_with_the_seventh_day_after_the_day_of_receipt() {
        var due = TIMES.clock(Instant.parse("2026-03-02T23:30:00-06:00"), false, List.of())
                .dueNow();
        assertEquals(Instant.parse("2026-03-09T23:59:59-05:00"), due); // the clocks went forward in between
    }

    @Test
    void hours_count_from_the_minute_whatever_clocks_on_walls_do() {
        var due = TIMES.clock(Instant.parse("2026-03-06T12:00:00Z"), true, List.of())
                .dueNow();
        assertEquals(Instant.parse("2026-03-09T12:00:00Z"), due);
    }

    @ParameterizedTest
    @CsvSource({
        // received, business days, due on: the day of receipt, weekends and holidays do not count
        "2026-11-23, 2, 2026-11-25",
        "2026-11-25, 1, 2026-11-27",
        "2026-11-25, 2, 2026-11-30",
        "2026-12-31, 1, 2027-01-04",
        "2026-07-01, 2, 2026-07-06",
        "2027-12-30, 1, 2028-01-03",
    })
    void business_days_leave_out_weekends_and_holidays(LocalDate received, int days, LocalDate due) {
        assertEquals(due, BusinessDays.after(received, days));
    }

    @Test
    void of_two_limits_the_earlier_one_counts() {
        var limit = new TimeLimit(Optional.of(5), Optional.of(7), Optional.empty());
        // Thanksgiving week: five business days would end on the eighth day.
        assertEquals(
                Instant.parse("2026-11-30T23:59:59-06:00"), TIMES.due(Instant.parse("2026-11-23T15:00:00Z"), limit));
    }

    @Test
    void more_time_makes_the_clock_longer_and_keeps_the_first_due_time() {
        var clock = TIMES.clock(Instant.parse("2026-03-02T12:00:00Z"), false, List.of());
        var later = TIMES.daysLater(clock.due(), 14);
        var extended = clock.extended(new DecisionClock.Extension("evidence", "plan", clock.received(), later));
        assertEquals(Instant.parse("2026-03-23T23:59:59-05:00"), extended.dueNow());
        assertEquals(clock.due(), extended.due());
        assertTrue(extended.usedPercent(clock.due()) < 50);
    }

    @Test
    void holidays_are_known() {
        assertFalse(BusinessDays.isOne(LocalDate.of(2026, 1, 19)));
        assertFalse(BusinessDays.isOne(LocalDate.of(2026, 5, 25)));
        assertFalse(BusinessDays.isOne(LocalDate.of(2026, 7, 3)));
        assertTrue(BusinessDays.isOne(LocalDate.of(2026, 7, 6)));
    }
}
