package payer.service.records.index;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes texts comparable: without case, accents, punctuation and needless space. */
public final class Texts {
    /** Longer than any name; a longer text is found by its beginning. */
    public static final int LONGEST = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WITHIN_WORDS = Pattern.compile("['’`]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that Unicode does not take apart, though many who ask for a name write them so. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('ħ', "h"),
            Map.entry('ŧ', "t"),
            Map.entry('ı', "i"),
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('þ', "th"));

    private Texts() {}

    public static String comparable(String text) {
        var spaced = isAscii(text) ? words(text) : wordsOf(text);
        return spaced.length() <= LONGEST ? spaced : spaced.substring(0, LONGEST);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 127) return false;
        return true;
    }

    /** The same as below, where no letter has marks: names are read by the thousands. */
    private static String words(String text) {
        var words = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = Character.toLowerCase(text.charAt(i));
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) words.append(c);
            else if (c != '\'' && c != '`' && !words.isEmpty() && words.charAt(words.length() - 1) != ' ')
                words.append(' ');
        }
        return words.toString().stripTrailing();
    }

    private static String latin(String lowerCase) {
        var latin = new StringBuilder(lowerCase.length());
        for (int i = 0; i < lowerCase.length(); i++)
            latin.append(LETTERS.getOrDefault(lowerCase.charAt(i), String.valueOf(lowerCase.charAt(i))));
        return latin.toString();
    }

    private static String wordsOf(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var joined = WITHIN_WORDS.matcher(latin(plain.toLowerCase(Locale.ROOT))).replaceAll("");
        return BETWEEN_WORDS.matcher(joined).replaceAll(" ").strip();
    }
}
