package payer.service.records.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement in the making: text of ours, and values that only ever travel beside it. */
final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private int aliases;

    SqlText add(String part, Object... bound) {
        text.append(part);
        values.addAll(List.of(bound));
        return this;
    }

    /** Another statement's part, made by itself. */
    SqlText add(SqlText part) {
        text.append(part.text);
        values.addAll(part.values);
        return this;
    }

    /** A table alias that this statement has not used yet. */
    String alias() {
        return "a" + aliases++;
    }

    String text() {
        return text.toString();
    }

    @Nullable
    Object[] values() {
        return values.toArray();
    }
}
