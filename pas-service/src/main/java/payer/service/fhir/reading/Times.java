package payer.service.fhir.reading;

import java.time.YearMonth;

/**
 * Dates and times. Stricter than FHIR's regular expressions in that the day must exist, and a leap second is refused
 * because no type of ours could hold it.
 */
final class Times {
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int DAY_LENGTH = 10;
    private static final int TIME_LENGTH = 8;

    private Times() {}

    static boolean isDate(String text) {
        return switch (text.length()) {
            case 4 -> isYear(text);
            case 7 -> isYear(text) && isMonth(text);
            case DAY_LENGTH -> isYear(text) && isMonth(text) && isDay(text);
            default -> false;
        };
    }

    static boolean isDateTime(String text) {
        return text.length() <= DAY_LENGTH ? isDate(text) : isInstant(text);
    }

    static boolean isInstant(String text) {
        if (text.length() <= DAY_LENGTH + 1 + TIME_LENGTH || text.charAt(DAY_LENGTH) != 'T') return false;
        var zone = startOfZone(text);
        return zone > 0
                && isDate(text.substring(0, DAY_LENGTH))
                && isTime(text.substring(DAY_LENGTH + 1, zone))
                && isZone(text.substring(zone));
    }

    static boolean isTime(String text) {
        return text.length() >= TIME_LENGTH
                && isBelow(text, 0, 24)
                && text.charAt(2) == ':'
                && isBelow(text, 3, 60)
                && text.charAt(5) == ':'
                && isBelow(text, 6, 60)
                && isFraction(text.substring(TIME_LENGTH));
    }

    private static int startOfZone(String text) {
        if (text.endsWith("Z")) return text.length() - 1;
        return text.length() - "+00:00".length();
    }

    private static boolean isZone(String text) {
        if (text.equals("Z")) return true;
        var sign = text.charAt(0);
        return (sign == '+' || sign == '-')
                && text.charAt(3) == ':'
                && ((isBelow(text, 1, 14) && isBelow(text, 4, 60)) || text.endsWith("14:00"));
    }

    private static boolean isFraction(String text) {
        if (text.isEmpty()) return true;
        return text.charAt(0) == '.'
                && text.length() - 1 <= MOST_FRACTION_DIGITS
                && Numbers.isDigits(text.substring(1));
    }

    private static boolean isYear(String text) {
        return twoDigits(text, 0) >= 0 && twoDigits(text, 2) >= 0 && !text.startsWith("0000");
    }

    private static boolean isMonth(String text) {
        var month = twoDigits(text, 5);
        return text.charAt(4) == '-' && month >= 1 && month <= 12;
    }

    private static boolean isDay(String text) {
        var day = twoDigits(text, 8);
        if (text.charAt(7) != '-' || day < 1) return false;
        return day <= 28 || day <= daysOfMonth(text);
    }

    private static int daysOfMonth(String text) {
        var year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
        return YearMonth.of(year, twoDigits(text, 5)).lengthOfMonth();
    }

    private static boolean isBelow(String text, int at, int limit) {
        var value = twoDigits(text, at);
        return value >= 0 && value < limit;
    }

    /** The number at this place, or -1 where there are not two digits. */
    private static int twoDigits(String text, int at) {
        var tens = text.charAt(at);
        var ones = text.charAt(at + 1);
        return Letters.isDigit(tens) && Letters.isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
    }
}
