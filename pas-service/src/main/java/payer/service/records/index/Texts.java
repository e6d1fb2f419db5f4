package payer.service.records.index;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes texts comparable: without case, accents, punctuation and needless space. */
public final class Texts {
    /** Longer than any name; a longer text is found by its beginning. */
    public static final int LONGEST = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WITHIN_WORDS = Pattern.compile("['’`]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Texts() {}

    public static String comparable(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var joined = WITHIN_WORDS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
        var spaced = BETWEEN_WORDS.matcher(joined).replaceAll(" ").strip();
        return spaced.length() <= LONGEST ? spaced : spaced.substring(0, LONGEST);
    }
}
