package payer.service.fhir.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a narrative keeps to the formatting that FHIR allows in one. It is shown to people by whoever reads it, so that what
 * could run or fetch something there must not come in here.
 */
final class NarrativeText {
    private static final Set<String> FORMATTING = Set.of(
            ("a abbr acronym address b bdo big blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4"
                            + " h5 h6 hr i img ins kbd li ol p pre q samp small span strong sub sup table tbody td tfoot th"
                            + " thead tr tt ul var")
                    .split(" ", -1));

    private static final Pattern RUNS =
            Pattern.compile("\\s(?:on[a-z]+\\s*=|[a-z]+\\s*=\\s*[\"']?\\s*(?:javascript|vbscript):)");

    private NarrativeText() {}

    static boolean isFormattingOnly(String div) {
        for (var at = div.indexOf('<'); at >= 0; at = div.indexOf('<', at + 1)) if (!isAllowed(div, at)) return false;
        return true;
    }

    private static boolean isAllowed(String div, int at) {
        var begin = div.startsWith("</", at) ? at + 2 : at + 1;
        var end = begin;
        while (end < div.length() && Character.isLetterOrDigit(div.charAt(end))) end++;
        // What has no name is no element but a mark that somebody forgot to escape, or an instruction that nobody
        // follows.
        return begin == end || (FORMATTING.contains(div.substring(begin, end)) && !runs(div, end));
    }

    private static boolean runs(String div, int from) {
        var close = div.indexOf('>', from);
        if (close == from) return false;
        var attributes = div.substring(from, close < 0 ? div.length() : close);
        return RUNS.matcher(attributes.toLowerCase(Locale.ROOT)).find();
    }
}
