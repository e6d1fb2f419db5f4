package payer.service.sandbox.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The values of a search parameter, in which a backslash takes its meaning from the letter behind it. */
final class SearchValues {
    private SearchValues() {}

    /** Those between commas, still with their backslashes. */
    static List<String> separate(String value) {
        return split(value, ',');
    }

    /** {@code system|code}, {@code |code}, {@code system|} or {@code code}, against whatever has a code. */
    static boolean isToken(JsonNode field, String wanted) {
        if (field.isArray())
            return StreamSupport.stream(field.spliterator(), false).anyMatch(one -> isToken(one, wanted));
        if (field.has("coding")) return isToken(field.path("coding"), wanted);
        var parts = split(wanted, '|');
        var code = field.isValueNode()
                ? field.asText()
                : field.path("code").asText(field.path("value").asText());
        var system = field.path("system").asText();
        if (parts.size() == 1) return code.equals(plain(parts.getFirst()));
        return system.equals(plain(parts.get(0))) && (parts.get(1).isEmpty() || code.equals(plain(parts.get(1))));
    }

    private static List<String> split(String value, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            var letter = value.charAt(i);
            if (letter == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
                if (letter == '\\' && i + 1 < value.length()) part.append(value.charAt(++i));
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String plain(String escaped) {
        return escaped.replaceAll("\\\\(.)", "$1");
    }
}
