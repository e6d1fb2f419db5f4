package payer.dtr.cql;

import java.time.Period;
import java.util.ArrayList;
import payer.decision.Quantity;

/** Lengths of time and quantities as CQL writes them. */
final class CqlDays {

    private CqlDays() {}

    /** After a minus sign: {@code 1 years - 2 months} takes both away. */
    static String before(Period period) {
        return parts(period, " - ");
    }

    /** After a plus sign. */
    static String after(Period period) {
        return parts(period, " + ");
    }

    private static String parts(Period period, String sign) {
        var parts = new ArrayList<String>();
        if (period.getYears() != 0) parts.add(period.getYears() + " years");
        if (period.getMonths() != 0) parts.add(period.getMonths() + " months");
        if (period.getDays() != 0 || parts.isEmpty()) parts.add(period.getDays() + " days");
        return String.join(sign, parts);
    }

    static String quantity(Quantity quantity) {
        return quantity.value().toPlainString() + " " + CqlText.string(quantity.hasUnit() ? quantity.unit() : "1");
    }
}
