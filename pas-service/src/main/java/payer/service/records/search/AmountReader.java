package payer.service.records.search;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.index.IndexRows;
import payer.service.records.index.Keys;
import payer.service.records.index.Units;

/** Reads numbers and quantities, with the precision that their digits tell. */
@Singleton
final class AmountReader {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private final Units units;

    AmountReader(Units units) {
        this.units = units;
    }

    Condition read(String code, String name, Condition.Place place, String value) {
        var prefixed = Prefix.of(value);
        var parts = QueryText.split(prefixed.rest(), '|').stream()
                .map(QueryText::unescaped)
                .toList();
        if (!NUMBER.matcher(parts.getFirst()).matches() || parts.size() == 2 || parts.size() > 3)
            throw Problem.of(ProblemKind.INVALID_VALUE, "It is a number, or number|system|code for a quantity", code);
        var range = range(prefixed.prefix(), place, new BigDecimal(parts.getFirst()));
        if (parts.size() == 1 || parts.get(2).isEmpty())
            return range.amount(name, prefixed.prefix(), Condition.Unit.ANY);
        return inUnit(name, prefixed.prefix(), range, parts.get(1), parts.get(2));
    }

    private Condition inUnit(String name, Prefix prefix, Range range, String system, String unit) {
        if (system.isEmpty())
            return range.amount(name, prefix, new Condition.Unit(Condition.Unit.Kind.CODE, Keys.shortOf(unit)));
        var base = system.equals(Units.UCUM) ? base(range, unit) : Optional.<Based>empty();
        return base.map(found -> found.range.amount(
                        name, prefix, new Condition.Unit(Condition.Unit.Kind.BASE, Keys.shortOf(found.unit))))
                .orElseGet(() -> range.amount(
                        name,
                        prefix,
                        new Condition.Unit(Condition.Unit.Kind.SYSTEM_AND_CODE, IndexRows.unit(system, unit))));
    }

    private Optional<Based> base(Range range, String unit) {
        return units.canonical(range.low, unit)
                .flatMap(low -> units.canonical(range.high, unit)
                        .map(high -> new Based(new Range(range.place, low.value(), high.value()), low.unit())));
    }

    /** 100 means anything that is rounded to it, 100.00 something closer; a prefix that orders takes the number itself. */
    private static Range range(Prefix prefix, Condition.Place place, BigDecimal number) {
        return switch (prefix) {
            case EQ, NE -> around(place, number, HALF.scaleByPowerOfTen(-number.scale()));
            case AP -> around(place, number, number.abs().multiply(TENTH));
            case GT, LT, GE, LE, SA, EB -> new Range(place, number, number);
        };
    }

    private static Range around(Condition.Place place, BigDecimal number, BigDecimal distance) {
        return new Range(place, number.subtract(distance), number.add(distance));
    }

    private record Based(Range range, String unit) {}

    private record Range(Condition.Place place, BigDecimal low, BigDecimal high) {
        Condition amount(String name, Prefix prefix, Condition.Unit unit) {
            return new Condition.Amount(Keys.of(name), place, prefix, low, high, unit);
        }
    }
}
