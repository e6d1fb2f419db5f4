package payer.service.records.document;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;

/** The addresses that stand in a document, and their replacement by others. */
public final class References {
    private References() {}

    /**
     * Replaces addresses wherever they stand as a whole string, with or without a fragment, and inside narratives.
     *
     * @param replacements from what stands there to what shall
     */
    public static byte[] replaced(byte[] json, Map<String, String> replacements) {
        if (replacements.isEmpty()) return json;
        var splices = new Splices(json);
        for (var text : JsonSlices.texts(json)) {
            var replaced = text.text().startsWith("<div")
                    ? inNarrative(text.text(), replacements)
                    : whole(text.text(), replacements);
            if (!replaced.equals(text.text())) splices.replace(text.start(), text.end(), quoted(replaced));
        }
        return splices.applied();
    }

    /** All {@code reference} members of the text that ask for a search, such as {@code Practitioner?identifier=…}. */
    public static List<String> conditional(byte[] json) {
        if (!mayBeConditional(json)) return List.of();
        return JsonSlices.texts(json).stream()
                .filter(text -> text.name().equals("reference"))
                .map(JsonSlices.Text::text)
                .filter(References::isConditional)
                .distinct()
                .toList();
    }

    /** Hardly a document has a question mark, or the escape of one, so most need not be read for it. */
    private static boolean mayBeConditional(byte[] json) {
        for (var b : json) if (b == '?' || b == '\\') return true;
        return false;
    }

    private static boolean isConditional(String text) {
        var mark = text.indexOf('?');
        return mark > 0
                && mark < 40
                && text.indexOf('=', mark) > 0
                && text.chars().limit(mark).allMatch(Character::isLetter)
                && Character.isUpperCase(text.charAt(0));
    }

    private static String whole(String text, Map<String, String> replacements) {
        var hash = text.indexOf('#');
        if (hash <= 0) return replacements.getOrDefault(text, text);
        var by = replacements.get(text.substring(0, hash));
        return by == null ? text : by + text.substring(hash);
    }

    private static String inNarrative(String text, Map<String, String> replacements) {
        var replaced = text;
        for (var entry : replacements.entrySet()) {
            for (var quote : List.of("\"", "'"))
                replaced = replaced.replace(quote + entry.getKey() + quote, quote + entry.getValue() + quote);
        }
        return replaced;
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
