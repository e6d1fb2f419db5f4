package payer.rules.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import payer.decision.Quantity;

/** Turns quantities into other units of the same kind, pounds into kilograms. What has no such relation stays unknown. */
public final class Units {

    /** Units come from outside too, so what is remembered of them has a limit. */
    private static final int REMEMBERED = 4096;

    private static final String OF_MOLECULES = "mol/mol";

    /** Decimal places kept when an exact result does not end. */
    private static final int PRECISION = 24;

    private static final UcumEssenceService UCUM = load();
    private static final ConcurrentHashMap<Pair, Optional<BigDecimal>> FACTORS = new ConcurrentHashMap<>();

    private record Pair(String from, String to) {}

    private Units() {}

    private static UcumEssenceService load() {
        try (var essence = UcumService.class.getResourceAsStream("/ucum-essence.xml")) {
            if (essence == null) throw new IllegalStateException("the UCUM library lost its definitions");
            return new UcumEssenceService(essence);
        } catch (UcumException e) {
            throw new IllegalStateException("the UCUM definitions cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How units are written, as a regular expression for editors: it finds what is misspelt, {@link #isKnown} has the last word. */
    public static String pattern() {
        return UnitPattern.of(UCUM.getModel());
    }

    public static boolean isKnown(String unit) {
        return UCUM.validate(unit) == null;
    }

    /** True where a bare number says enough: counts, scores and grades. */
    public static boolean isCount(String unit) {
        return unit.equals(Quantity.COUNT) || (unit.startsWith("{") && unit.endsWith("}"));
    }

    /** The quantity's number in the wanted unit; empty where it has none, or one of another kind. */
    public static Optional<BigDecimal> in(Quantity quantity, String wanted) {
        if (quantity.unit().equals(wanted)) return Optional.of(quantity.value());
        if (!quantity.hasUnit()) return isCount(wanted) ? Optional.of(quantity.value()) : Optional.empty();
        if (isCount(quantity.unit()) && isCount(wanted)) return Optional.of(quantity.value());
        // Days a month or per cent have no dimension either, and yet are no count.
        if (isCount(quantity.unit()) || isCount(wanted)) return Optional.empty();
        // A share of molecules is no share of weight: HbA1c in mmol/mol follows a scale of its own.
        if (quantity.unit().contains(OF_MOLECULES) != wanted.contains(OF_MOLECULES)) return Optional.empty();
        return factor(new Pair(quantity.unit(), wanted))
                .map(factor -> quantity.value().multiply(factor));
    }

    public static boolean areComparable(String unit, String other) {
        return in(new Quantity(BigDecimal.ONE, unit), other).isPresent();
    }

    private static Optional<BigDecimal> factor(Pair units) {
        var known = FACTORS.get(units);
        if (known != null) return known;
        var found = ask(units);
        if (FACTORS.size() < REMEMBERED) FACTORS.put(units, found);
        return found;
    }

    /** One of the one unit in the other. Units with a zero of their own, such as degrees, have no factor: they stay unknown. */
    private static Optional<BigDecimal> ask(Pair units) {
        if (!isKnown(units.from) || !isKnown(units.to)) return Optional.empty();
        try {
            var one = number(UCUM.convert(new Decimal("1", PRECISION), units.from, units.to));
            var two = number(UCUM.convert(new Decimal("2", PRECISION), units.from, units.to));
            var isProportional =
                    two.subtract(one.add(one)).abs().compareTo(new BigDecimal("1e-12").multiply(one.abs())) <= 0;
            return isProportional ? Optional.of(one) : Optional.empty();
        } catch (UcumException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal number(Decimal decimal) {
        return new BigDecimal(decimal.asDecimal());
    }
}
