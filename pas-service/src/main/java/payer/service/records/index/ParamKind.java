package payer.service.records.index;

import java.util.Locale;
import java.util.Optional;

/** The types of search parameter that we can evaluate. */
public enum ParamKind {
    TOKEN,
    DATE,
    REFERENCE,
    STRING,
    QUANTITY,
    NUMBER,
    URI,
    COMPOSITE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ParamKind> of(String code) {
        for (var kind : values()) if (kind.code().equals(code)) return Optional.of(kind);
        return Optional.empty();
    }
}
