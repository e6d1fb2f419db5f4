package payer.testdata.scale;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import payer.testdata.Plan;
import payer.testdata.scale.Person.Role;
import payer.testdata.scale.Person.Term;

/** A household under one subscriber. Sizes, ages and changes of plan follow the tables in docs/generator.md. */
record Family(List<Person> members) {
    /** So that numbers of members tell the family. */
    static final int MOST = 8;

    private static final double[] SIZES = {28.9, 34.7, 15.2, 12.4, 5.6, 2.0, 1.2};
    private static final List<Plan> PLANS =
            List.of(Plan.MEDICARE_ADVANTAGE, Plan.QUALIFIED_HEALTH_PLAN, Plan.MEDICAID_MANAGED_CARE);
    private static final double[] SHARES = {34, 24, 42};
    private static final double CHANGES_PLAN_IN_A_YEAR = 0.12;
    private static final double DIES_IN_A_YEAR_AFTER_65 = 0.04;

    static Family of(StableNumbers numbers, long which, LocalDate today) {
        return new Making(numbers, which, today, Dice.of(numbers.seed(), "family", which)).family();
    }

    Person subscriber() {
        return members.getFirst();
    }

    private record Making(StableNumbers numbers, long which, LocalDate today, Dice dice) {
        Family family() {
            var plan = PLANS.get(dice.weighted(SHARES));
            var name = dice.of(Names.FAMILY);
            var subscriber = person(0, name, ageOfSubscriber(plan), dice.chance(0.5), Role.SUBSCRIBER, plan);
            var members = new ArrayList<Person>();
            members.add(subscriber);
            // Medicare covers each person alone.
            var size = plan == Plan.MEDICARE_ADVANTAGE ? 1 : 1 + dice.weighted(SIZES);
            for (int i = 1; i < Math.min(size, MOST); i++) members.add(dependent(i, name, subscriber, plan));
            return new Family(List.copyOf(members));
        }

        private int ageOfSubscriber(Plan plan) {
            return plan == Plan.MEDICARE_ADVANTAGE
                    ? (int) Math.max(65, Math.min(101, dice.around(75, 7)))
                    : dice.between(21, 64);
        }

        private Person dependent(int place, String name, Person subscriber, Plan plan) {
            var age = subscriber.ageOn(today);
            if (place == 1 && dice.chance(0.6))
                return person(
                        1, name, Math.max(21, age + dice.between(-6, 6)), !subscriber.female(), Role.SPOUSE, plan);
            return person(
                    place,
                    name,
                    dice.between(0, Math.min(25, Math.max(0, age - 20))),
                    dice.chance(0.5),
                    Role.CHILD,
                    plan);
        }

        private Person person(int place, String name, int age, boolean female, Role role, Plan plan) {
            var number = which * MOST + place;
            var born = today.minusYears(age).minusDays(dice.below(365));
            var died = age >= 65 && dice.chance(DIES_IN_A_YEAR_AFTER_65)
                    ? Optional.of(dice.day(today.minusYears(1), today.minusDays(1)))
                    : Optional.<LocalDate>empty();
            return new Person(
                    number,
                    numbers.id("patient", number),
                    name,
                    dice.of(female ? Names.WOMEN : Names.MEN),
                    female,
                    born,
                    died,
                    dice.between(1, 999),
                    Names.TOWNS.get((int) (which % Names.TOWNS.size())),
                    role,
                    terms(plan, born, died));
        }

        private List<Term> terms(Plan plan, LocalDate born, Optional<LocalDate> died) {
            var begin = dice.day(today.minusYears(6), today.minusMonths(3)).withDayOfMonth(1);
            var from = begin.isBefore(born) ? born : begin;
            var terms = new ArrayList<Term>();
            if (from.isBefore(today.minusYears(1)) && dice.chance(CHANGES_PLAN_IN_A_YEAR * 3)) {
                var last = dice.day(from.plusMonths(6), today).withDayOfMonth(1).minusDays(1);
                terms.add(new Term(before(plan), from, Optional.of(last)));
                from = last.plusDays(1);
            }
            var leaves = died.isEmpty() && dice.chance(CHANGES_PLAN_IN_A_YEAR / 2)
                    ? Optional.of(dice.day(from, today)
                            .withDayOfMonth(1)
                            .plusMonths(1)
                            .minusDays(1))
                    : died;
            terms.add(new Term(plan, from, leaves));
            return terms;
        }

        /** Who is in Medicare now was in the marketplace before; the others come and go between the other two. */
        private static Plan before(Plan plan) {
            return plan == Plan.QUALIFIED_HEALTH_PLAN ? Plan.MEDICAID_MANAGED_CARE : Plan.QUALIFIED_HEALTH_PLAN;
        }
    }
}
