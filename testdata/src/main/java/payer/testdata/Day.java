package payer.testdata;

import java.time.LocalDate;

/** A day in the life of a demo member: one of the calendar, or so many days from whatever day it is. */
public sealed interface Day {

    LocalDate asOf(LocalDate today);

    static Day on(String date) {
        return new Fixed(LocalDate.parse(date));
    }

    static Day ago(int days) {
        return new Moving(-days);
    }

    static Day ahead(int days) {
        return new Moving(days);
    }

    record Fixed(LocalDate date) implements Day {
        @Override
        public LocalDate asOf(LocalDate today) {
            return date;
        }
    }

    record Moving(int days) implements Day {
        @Override
        public LocalDate asOf(LocalDate today) {
            return today.plusDays(days);
        }
    }
}
