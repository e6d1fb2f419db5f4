package payer.service.fhir.reading;

/** The numeric primitives, by their text: a number of a thousand digits or exponents is refused before it is computed. */
final class Numbers {
    private static final int LONGEST_DECIMAL = 64;
    private static final int LONGEST_EXPONENT = 3;
    private static final int LONGEST_INTEGER = 11;

    private Numbers() {}

    static boolean isInteger(String text) {
        var digits = text.startsWith("-") ? text.substring(1) : text;
        if (text.length() > LONGEST_INTEGER || !isWhole(digits)) return false;
        var value = Long.parseLong(text);
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
    }

    static boolean isUnsigned(String text) {
        return isInteger(text) && text.charAt(0) != '-';
    }

    static boolean isPositive(String text) {
        return isUnsigned(text) && !text.equals("0");
    }

    static boolean isDecimal(String text) {
        if (text.length() > LONGEST_DECIMAL) return false;
        var end = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (end >= 0 && !isExponent(text.substring(end + 1))) return false;
        var mantissa = end >= 0 ? text.substring(0, end) : text;
        var start = mantissa.startsWith("-") ? 1 : 0;
        var point = mantissa.indexOf('.');
        if (point < 0) return isWhole(mantissa.substring(start));
        return isWhole(mantissa.substring(start, point)) && isDigits(mantissa.substring(point + 1));
    }

    static boolean isDigits(String text) {
        for (var i = 0; i < text.length(); i++) if (!Letters.isDigit(text.charAt(i))) return false;
        return !text.isEmpty();
    }

    static boolean isWhole(String text) {
        return isDigits(text) && (text.length() == 1 || text.charAt(0) != '0');
    }

    private static boolean isExponent(String text) {
        var digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return digits.length() <= LONGEST_EXPONENT && isDigits(digits);
    }
}
