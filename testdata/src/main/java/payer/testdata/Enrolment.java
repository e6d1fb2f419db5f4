package payer.testdata;

import java.time.LocalDate;
import java.util.Optional;

/** That somebody belongs to a plan from one day until another, or with no end in sight. */
public record Enrolment(Plan plan, Day from, Optional<Day> until) {

    public static Enrolment since(Day from, Plan plan) {
        return new Enrolment(plan, from, Optional.empty());
    }

    public Enrolment until(Day last) {
        return new Enrolment(plan, from, Optional.of(last));
    }

    public boolean hasEnded(LocalDate today) {
        return until.map(last -> last.asOf(today).isBefore(today)).orElse(false);
    }

    public boolean hasBegun(LocalDate today) {
        return !from.asOf(today).isAfter(today);
    }

    public boolean isActive(LocalDate today) {
        return hasBegun(today) && !hasEnded(today);
    }
}
