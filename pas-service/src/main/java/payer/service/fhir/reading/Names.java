package payer.service.fhir.reading;

/** Which names may be repeated to the sender and in a log: those that look like an element's, so no stray sentence. */
final class Names {
    private static final int LONGEST = 48;
    private static final String UNNAMED = "(unnamed)";

    private Names() {}

    static String shown(String name) {
        return looksLikeAnElement(name) ? name : UNNAMED;
    }

    private static boolean looksLikeAnElement(String name) {
        if (name.isEmpty() || name.length() > LONGEST) return false;
        var first = name.charAt(0) == '_' ? 1 : 0;
        if (first == name.length() || !Letters.isLowerCase(name.charAt(first))) return false;
        for (var i = first; i < name.length(); i++) if (!Letters.isLetterOrDigit(name.charAt(i))) return false;
        return true;
    }
}
