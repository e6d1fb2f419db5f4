package payer.service.fhir.reading;

/** Base64 by its letters alone: an attachment is not decoded to be believed. */
final class Base64Text {
    private Base64Text() {}

    static boolean isValid(String text) {
        var letters = 0L;
        var padding = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isSpace(c)) continue;
            if (c == '=') padding++;
            else if (padding > 0 || !isLetter(c)) return false;
            letters++;
        }
        return letters > 0 && letters % 4 == 0 && padding <= 2;
    }

    private static boolean isLetter(char c) {
        return Letters.isLetterOrDigit(c) || c == '+' || c == '/';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
