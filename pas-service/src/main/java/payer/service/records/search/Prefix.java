package payer.service.records.search;

/** How an ordered value is compared. */
public enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    AP;

    /** A value and the prefix that it began with, EQ if none. */
    record Prefixed(Prefix prefix, String rest) {}

    static Prefixed of(String value) {
        for (var prefix : values())
            if (value.length() > 2 && value.substring(0, 2).equals(prefix.name().toLowerCase(java.util.Locale.ROOT)))
                return new Prefixed(prefix, value.substring(2));
        return new Prefixed(EQ, value);
    }
}
