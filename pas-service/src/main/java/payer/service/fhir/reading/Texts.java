package payer.service.fhir.reading;

/** The textual primitives. FHIR defines them by regular expressions; each of these says the same in one pass. */
final class Texts {
    private static final int LONGEST_ID = 64;

    private Texts() {}

    /** Neither control characters, which a database refuses, nor half of a surrogate pair, which is no character. */
    static boolean isText(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') return false;
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) return false;
                i++;
            }
        }
        return !text.isEmpty();
    }

    static boolean isCode(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i - 1) == ' ')) return false;
            if (c < ' ') return false;
        }
        return isText(text);
    }

    static boolean isUri(String text) {
        for (var i = 0; i < text.length(); i++) if (text.charAt(i) <= ' ') return false;
        return isText(text);
    }

    static boolean isId(String text) {
        if (text.isEmpty() || text.length() > LONGEST_ID) return false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Letters.isLetterOrDigit(c) && c != '-' && c != '.') return false;
        }
        return true;
    }

    /** {@code urn:oid:} and at least two arcs, the first 0 to 2, none with a leading zero. */
    static boolean isOid(String text) {
        if (!text.startsWith("urn:oid:")) return false;
        var arcs = text.substring("urn:oid:".length()).split("\\.", -1);
        if (arcs.length < 2 || arcs[0].length() != 1 || arcs[0].charAt(0) > '2') return false;
        for (var arc : arcs) if (!Numbers.isWhole(arc)) return false;
        return true;
    }

    static boolean isUuid(String text) {
        var prefix = "urn:uuid:".length();
        if (!text.startsWith("urn:uuid:") || text.length() != prefix + 36) return false;
        for (var i = 0; i < 36; i++) {
            var hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            var c = text.charAt(prefix + i);
            if (hyphen ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') return false;
        }
        return true;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
