package payer.service.audit;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that RFC 8785 allows, so that equal contents are equal bytes: members sorted, no blanks, the shortest
 * escapes. Texts, whole numbers, booleans, lists and maps only.
 */
final class CanonicalJson {
    /** Beyond it, numbers are no longer exact in every reader (RFC 8785, 3.2.2.3). */
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder(1024);

    private CanonicalJson() {}

    static String of(Map<String, ?> object) {
        var json = new CanonicalJson();
        json.map(object);
        return json.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case String text -> text(text);
            case Integer number -> out.append(number.intValue());
            case Long number -> number(number);
            case Boolean flag -> out.append(flag.booleanValue());
            case Map<?, ?> map -> map(map);
            case Collection<?> list -> list(list);
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private void number(long number) {
        if (Math.abs(number) > LARGEST_EXACT) throw new IllegalArgumentException("not exact in JSON: " + number);
        out.append(number);
    }

    private void map(Map<?, ?> map) {
        // A string's natural order is that of its UTF-16 units, which is the order that the RFC asks for.
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        var separator = '{';
        for (var member : sorted.entrySet()) {
            out.append(separator);
            text(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void list(Collection<?> list) {
        var separator = "[";
        for (var item : list) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) character(text, i);
        out.append('"');
    }

    private void character(String text, int at) {
        var c = text.charAt(at);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') out.append(String.format("\\u%04x", (int) c));
                else out.append(isHalfOfNothing(text, at) ? REPLACEMENT : c);
            }
        }
    }

    /** Half a surrogate pair has no UTF-8 form, and a header may hold anything. */
    private static boolean isHalfOfNothing(String text, int at) {
        var c = text.charAt(at);
        if (Character.isHighSurrogate(c))
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
