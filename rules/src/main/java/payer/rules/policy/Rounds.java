package payer.rules.policy;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluation in rounds of whole months, counted from the first day of a year. What a round came to counts after its end and a
 * {@code notice}, and either for so long or until a later round says otherwise.
 */
public record Rounds(Period each, Period notice, Optional<Period> holds) {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int MOST = 100;

    public Rounds {
        if (each.toTotalMonths() < 1 || !each.equals(each.withDays(0)))
            throw new IllegalArgumentException("expected rounds of whole months or years");
    }

    /** The days of one round, both of which belong to it. */
    public record Round(LocalDate first, LocalDate last) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Those that count on a day, the latest first, as far back as there are figures. */
    public List<Round> countingOn(LocalDate day, LocalDate earliest) {
        var counting = new ArrayList<Round>();
        var round = of(day);
        for (var tried = 0;
                tried < MOST && !round.last.isBefore(earliest);
                tried++, round = of(round.first.minusDays(1))) if (counts(round, day)) counting.add(round);
        return counting;
    }

    private Round of(LocalDate day) {
        var months = each.toTotalMonths();
        var number = Math.floorDiv(ChronoUnit.MONTHS.between(FIRST, day.withDayOfMonth(1)), months);
        var first = FIRST.plusMonths(number * months);
        return new Round(first, first.plus(each).minusDays(1));
    }

    private boolean counts(Round round, LocalDate day) {
        var from = round.last.plusDays(1).plus(notice);
        return !day.isBefore(from)
                && holds.map(length -> day.isBefore(from.plus(length))).orElse(true);
    }
}
