package payer.dtr.cql;

import java.time.Period;
import java.util.ArrayList;
import payer.decision.Quantity;

/** Lengths of time and quantities as CQL writes them. */
final class CqlDays {

    private CqlDays() {}

    /** {@code 1 year - 2 months} after a minus sign reads as both taken away, so each part carries its own. */
    static String length(Period period) {
        var parts = new ArrayList<String>();
        if (period.getYears() != 0) parts.add(period.getYears() + " years");
        if (period.getMonths() != 0) parts.add(period.getMonths() + " months");
        if (period.getDays() != 0 || parts.isEmpty()) parts.add(period.getDays() + " days");
        return String.join(" - ", parts);
    }

    static String quantity(Quantity quantity) {
        return quantity.value().toPlainString() + " " + CqlText.string(quantity.hasUnit() ? quantity.unit() : "1");
    }
}
