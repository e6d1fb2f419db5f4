package payer.decision;

import java.math.BigDecimal;

/** A number with its UCUM unit. An empty unit means that none was given, which is not the same as "1". */
public record Quantity(BigDecimal value, String unit) {

    /** The UCUM unit of plain counts, scores and grades. */
    public static final String COUNT = "1";

    public Quantity {
        value = value.stripTrailingZeros();
    }

    public static Quantity of(String value, String unit) {
        return new Quantity(new BigDecimal(value), unit);
    }

    public static Quantity count(long value) {
        return new Quantity(BigDecimal.valueOf(value), COUNT);
    }

    public boolean hasUnit() {
        return !unit.isBlank();
    }

    /** As documents write it: {@code 88 %}, or {@code 3} for a count. */
    public String text() {
        return unit.equals(COUNT) || unit.isBlank() ? value.toPlainString() : value.toPlainString() + " " + unit;
    }
}
