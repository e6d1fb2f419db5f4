package payer.testdata.scale;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened to a member in the years that the payer remembers. */
record History(Person person, List<Ailment> ailments, List<Visit> visits, Dice dice) {
    private static final int YEARS = 2;
    private static final double[] VISITS_A_YEAR = {2.2, 2.4, 3.5, 5.9}; // below 18, 40, 65, and above

    static History of(Person person, Directory directory, StableNumbers numbers, LocalDate today) {
        var dice = Dice.of(numbers.seed(), "history", person.number());
        var age = person.ageOn(today);
        var ailments = Arrays.stream(Ailment.values())
                .filter(ailment -> dice.chance(ailment.shareAt(age)))
                .toList();
        return new History(person, ailments, visits(person, ailments, directory, dice, today), dice);
    }

    private static List<Visit> visits(
            Person person, List<Ailment> ailments, Directory directory, Dice dice, LocalDate today) {
        var last = person.died().orElse(today);
        var first = later(last.minusYears(YEARS), person.born());
        var count = Math.min(Visit.MOST, dice.times(visitsAYear(person.ageOn(today)) * YEARS));
        var keeper = dice.below(directory.practitioners());
        var visits = new ArrayList<Visit>();
        for (int i = 0; i < count; i++) {
            var sees = dice.chance(0.75) ? keeper : dice.below(directory.practitioners());
            var reasons = ailments.stream().filter(_ -> dice.chance(0.6)).toList();
            visits.add(new Visit(person.number() * Visit.MOST + i, person, dice.day(first, last), sees, reasons));
        }
        return visits;
    }

    private static double visitsAYear(int age) {
        return VISITS_A_YEAR[age < 18 ? 0 : age < 40 ? 1 : age < 65 ? 2 : 3];
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
