package payer.intake;

import java.util.Optional;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** FHIR's quantities with their UCUM units. A unit that is only written for people is no unit to us. */
final class Quantities {

    static final String UCUM = "http://unitsofmeasure.org";

    private Quantities() {}

    static Optional<payer.decision.Quantity> of(@Nullable Quantity quantity) {
        if (quantity == null || !quantity.hasValue() || quantity.hasComparator()) return Optional.empty();
        var unit = UCUM.equals(quantity.getSystem()) && quantity.hasCode() ? quantity.getCode() : "";
        return Optional.of(new payer.decision.Quantity(quantity.getValue(), unit));
    }

    /** How many are ordered: there a bare number is a count. */
    static Optional<payer.decision.Quantity> ordered(@Nullable Quantity quantity) {
        return of(quantity)
                .map(found -> found.hasUnit()
                        ? found
                        : new payer.decision.Quantity(found.value(), payer.decision.Quantity.COUNT));
    }
}
