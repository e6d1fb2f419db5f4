package payer.testdata.scale;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import payer.testdata.Plan;
import payer.testdata.scale.Names.Town;

/** An invented member. */
record Person(
        long number,
        String id,
        String family,
        String given,
        boolean female,
        LocalDate born,
        Optional<LocalDate> died,
        int house,
        Town town,
        Role role,
        List<Term> terms) {

    /** What somebody is in the family. */
    enum Role {
        SUBSCRIBER,
        SPOUSE,
        CHILD
    }

    /** A time in one plan; without an end it still lasts. */
    record Term(Plan plan, LocalDate from, Optional<LocalDate> until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
        }
    }

    Person {
        terms = List.copyOf(terms);
    }

    String address() {
        return "Patient/" + id;
    }

    int ageOn(LocalDate day) {
        return (int) ChronoUnit.YEARS.between(born, day);
    }

    /** The one that counts on the day, or else the last one. */
    Term termOn(LocalDate day) {
        return terms.stream().filter(term -> term.covers(day)).findFirst().orElse(terms.getLast());
    }

    @Override
    public String toString() {
        return "Person " + number;
    }
}
