package payer.testdata.order;

import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Timing;
import payer.testdata.Systems;

/**
 * One line that a clinician writes: what, how much, how often, how urgent.
 *
 * @param litersPerMinute how much oxygen
 * @param means by which it is given, all day
 * @param continued it carries on what an earlier order began
 */
public record Order(
        Item item,
        double quantity,
        Optional<Repetition> repetition,
        Optional<Double> litersPerMinute,
        Optional<String> means,
        boolean urgent,
        boolean continued) {

    /** So many times a week for so many days. */
    public record Repetition(int timesAWeek, int days) {
        Timing timing() {
            var timing = new Timing();
            timing.getRepeat()
                    .setFrequency(timesAWeek)
                    .setPeriod(1)
                    .setPeriodUnit(Timing.UnitsOfTime.WK)
                    .setBounds(length());
            return timing;
        }

        private Duration length() {
            var length = new Duration();
            length.setValue(BigDecimal.valueOf(days))
                    .setUnit("d")
                    .setSystem(Systems.UCUM)
                    .setCode("d");
            return length;
        }
    }

    public static Order of(Item item) {
        return new Order(item, 1, Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    public Order times(double amount) {
        return new Order(item, amount, repetition, litersPerMinute, means, urgent, continued);
    }

    public Order weekly(int timesAWeek, int days) {
        var repeated = Optional.of(new Repetition(timesAWeek, days));
        return new Order(item, quantity, repeated, litersPerMinute, means, urgent, continued);
    }

    public Order atFlow(double liters) {
        return new Order(item, quantity, repetition, Optional.of(liters), means, urgent, continued);
    }

    /** With all that a written order of oxygen shows. */
    public Order allDayBy(String device) {
        return new Order(item, quantity, repetition, litersPerMinute, Optional.of(device), urgent, continued);
    }

    public Order now() {
        return new Order(item, quantity, repetition, litersPerMinute, means, true, continued);
    }

    public Order again() {
        return new Order(item, quantity, repetition, litersPerMinute, means, urgent, true);
    }
}
