package payer.service.letter.http;

import java.util.ArrayList;
import java.util.List;

/** How wide text in Helvetica is, so that lines can be broken. What is set in bold is a little wider; the margin has room for it. */
final class Helvetica {
    private static final char FIRST = ' ';

    /** In thousandths of the size, from the blank to the tilde. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    private static final int OF_OTHERS = 667;
    private static final int THOUSAND = 1000;

    private Helvetica() {}

    /** The text in lines that are not wider than that, broken between words; a word that is too long stands alone. */
    static List<String> wrapped(String text, int size, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && width(line + " " + word, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
    }

    private static int width(String text, int size) {
        return text.chars().map(Helvetica::width).sum() * size / THOUSAND;
    }

    private static int width(int sign) {
        var place = sign - FIRST;
        return place >= 0 && place < WIDTHS.length ? WIDTHS[place] : OF_OTHERS;
    }
}
