package payer.service.priorauth;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.decision.Determination;
import payer.decision.TimeLimits.TimeLimit;
import payer.service.runtime.ServiceSettings;

/**
 * By when an answer is owed: the limits come with the policies, in versions; here they become a moment in the plan's time
 * zone. The day of receipt does not count among days; hours count from the minute.
 */
@Singleton
final class DueTimes {
    private final ZoneId zone;
    private final TimeLimit standard;
    private final TimeLimit expedited;
    private final TimeLimit appeal;
    private final TimeLimit expeditedAppeal;

    DueTimes(ServiceSettings service, PriorAuthSettings settings) {
        this.zone = service.zone();
        this.standard = days(settings.standardDays());
        this.expedited = time(settings.expeditedTime());
        this.appeal = days(settings.appealDays());
        this.expeditedAppeal = time(settings.expeditedAppealTime());
    }

    private static TimeLimit days(int days) {
        return new TimeLimit(Optional.empty(), Optional.of(days), Optional.empty());
    }

    private static TimeLimit time(Duration time) {
        return new TimeLimit(Optional.empty(), Optional.empty(), Optional.of(time));
    }

    /** Lines that are asked for together are answered together, so the earliest of their limits counts. */
    DecisionClock clock(Instant received, boolean urgent, List<Determination> determinations) {
        var limit = determinations.stream()
                .flatMap(determination -> determination.timeLimits().stream())
                .map(limits -> urgent ? limits.expedited() : limits.standard())
                .min(Comparator.comparing(one -> due(received, one)))
                .orElse(urgent ? expedited : standard);
        return new DecisionClock(received, urgent, due(received, limit), text(limit), Optional.empty());
    }

    /** A second look has a clock of its own, from the moment at which it was asked for. */
    DecisionClock secondLook(Instant asked, boolean urgent) {
        var limit = urgent ? expeditedAppeal : appeal;
        return new DecisionClock(asked, urgent, due(asked, limit), text(limit), Optional.empty());
    }

    Instant due(Instant received, TimeLimit limit) {
        var day = received.atZone(zone).toLocalDate();
        return Stream.of(
                        limit.calendarDays().map(days -> endOf(day.plusDays(days))),
                        limit.businessDays().map(days -> endOf(BusinessDays.after(day, days))),
                        limit.hours().map(received::plus))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The end of the day that is so many later: an extension is counted in calendar days. */
    Instant daysLater(Instant due, int days) {
        return endOf(day(due).plusDays(days));
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant();
    }

    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private static String text(TimeLimit limit) {
        return Stream.of(
                        limit.businessDays().map(days -> days + " business days"),
                        limit.calendarDays().map(days -> days + " calendar days"),
                        limit.hours().map(hours -> hours.toHours() + " hours"))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + ", at most " + other)
                .orElseThrow();
    }
}
