package payer.service.records.differential;

import java.math.BigDecimal;

/** An amount as stated. */
record Amounts(BigDecimal value, String system, String code) {
    private static final String UCUM = "http://unitsofmeasure.org";

    /**
     * An amount asked for.
     *
     * @param spelling {@code number}, {@code number|system|code} or {@code number||code}
     */
    record Asked(String prefix, BigDecimal number, Spelling spelling, String system, String code) {
        String text() {
            return prefix
                    + number
                    + switch (spelling) {
                        case NUMBER -> "";
                        case WITH_UNIT -> "|" + system + "|" + code;
                        case WITH_CODE -> "||" + code;
                    };
        }
    }

    /** How an amount may be asked for. */
    enum Spelling {
        NUMBER,
        WITH_UNIT,
        WITH_CODE
    }

    boolean satisfies(Asked asked) {
        var half = BigDecimal.valueOf(5, asked.number.scale() + 1);
        return switch (asked.spelling) {
            case NUMBER -> compares(value, asked.prefix, asked.number, half);
            case WITH_CODE -> code.equals(asked.code) && compares(value, asked.prefix, asked.number, half);
            case WITH_UNIT ->
                system.equals(asked.system)
                        && compares(
                                inGrams(value, this.code),
                                asked.prefix,
                                inGrams(asked.number, asked.code),
                                inGrams(half, asked.code))
                        && (asked.system.equals(UCUM) || code.equals(asked.code));
        };
    }

    private static boolean compares(BigDecimal mine, String prefix, BigDecimal asked, BigDecimal half) {
        var equal = mine.compareTo(asked.subtract(half)) >= 0 && mine.compareTo(asked.add(half)) < 0;
        return switch (prefix) {
            case "ne" -> !equal;
            case "gt" -> mine.compareTo(asked) > 0;
            case "lt" -> mine.compareTo(asked) < 0;
            case "ge" -> mine.compareTo(asked) >= 0;
            case "le" -> mine.compareTo(asked) <= 0;
            default -> equal;
        };
    }

    /** What orders go by. */
    double comparable() {
        return (system.equals(UCUM) ? inGrams(value, code) : value).doubleValue();
    }

    /** The only units that are compared with each other here. */
    private static BigDecimal inGrams(BigDecimal value, String unit) {
        return switch (unit) {
            case "mg" -> value.movePointLeft(3);
            case "kg" -> value.movePointRight(3);
            default -> value;
        };
    }
}
