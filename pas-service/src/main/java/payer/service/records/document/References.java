package payer.service.records.document;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that stand in a document, and their replacement by others. */
public final class References {
    private static final String TYPE = "resourceType";
    private static final Pattern LINK = Pattern.compile("((?:href|src)\\s*=\\s*[\"'])([^\"']*)([\"'])");

    private References() {}

    /**
     * Replaces addresses where FHIR has a place for them, with or without a fragment: in references, in elements that are URIs,
     * and in the links of narratives. What only looks like one, such as an identifier's value, stays.
     *
     * @param meant what shall stand in place of an address; the address itself, if it shall stay
     */
    public static byte[] replaced(byte[] json, UnaryOperator<String> meant, AddressElements elements) {
        var splices = new Splices(json);
        var texts = JsonSlices.texts(json);
        var types = types(texts);
        for (var text : texts) {
            var replaced = isNarrative(text) ? inNarrative(text.text(), meant) : whole(text.text(), meant);
            if (replaced.equals(text.text())) continue;
            if (isNarrative(text) || elements.hold(text.pointer(), types))
                splices.replace(text.start(), text.end(), quoted(replaced));
        }
        return splices.applied();
    }

    private static Map<String, String> types(List<JsonSlices.Text> texts) {
        var types = new HashMap<String, String>();
        for (var text : texts)
            if (text.name().equals(TYPE))
                types.put(text.pointer().substring(0, text.pointer().length() - TYPE.length() - 1), text.text());
        return types;
    }

    private static boolean isNarrative(JsonSlices.Text text) {
        return text.name().equals("div") && text.text().startsWith("<div");
    }

    /** What all {@code reference} members say. */
    public static List<String> of(byte[] json) {
        return JsonSlices.texts(json).stream()
                .filter(text -> text.name().equals("reference"))
                .map(JsonSlices.Text::text)
                .distinct()
                .toList();
    }

    /** All {@code reference} members of the text that ask for a search, such as {@code Practitioner?identifier=…}. */
    public static List<String> conditional(byte[] json) {
        if (!mayBeConditional(json)) return List.of();
        return of(json).stream().filter(References::isConditional).toList();
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

    private static String whole(String text, UnaryOperator<String> meant) {
        var hash = text.indexOf('#');
        if (hash <= 0) return meant.apply(text);
        return meant.apply(text.substring(0, hash)) + text.substring(hash);
    }

    private static String inNarrative(String text, UnaryOperator<String> meant) {
        return LINK.matcher(text)
                .replaceAll(
                        link -> Matcher.quoteReplacement(link.group(1) + whole(link.group(2), meant) + link.group(3)));
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
