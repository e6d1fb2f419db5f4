package payer.decision;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** By when the payer must have answered, and how long an approval holds. */
public record TimeLimits(TimeLimit standard, TimeLimit expedited, Optional<Period> approvalValidFor) {

    /** Counted in business days, calendar days or hours; with two, the earlier one counts. */
    public record TimeLimit(Optional<Integer> businessDays, Optional<Integer> calendarDays, Optional<Duration> hours) {
        public TimeLimit {
            if (businessDays.isEmpty() && calendarDays.isEmpty() && hours.isEmpty())
                throw new IllegalArgumentException("a time limit has a length");
        }
    }
}
