package payer.testdata.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates that are not written yet. A file made for loading later says <code>{{today-12}}</code> where its date will be twelve
 * days before the day of loading; dates of the calendar, such as birth dates, stand as they are.
 */
final class Placeholders {

    /**
     * Data written for this day has its moving dates near it and its dates of the calendar far from it: that tells them
     * apart.
     */
    static final LocalDate FAR_AWAY = LocalDate.of(2900, 1, 1);

    private static final Pattern MOVING_DATE = Pattern.compile("\"(2[89]\\d\\d-\\d\\d-\\d\\d)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{today([+-]\\d+)?}}");

    private Placeholders() {}

    static String put(String writtenForFarAway) {
        return MOVING_DATE
                .matcher(writtenForFarAway)
                .replaceAll(date -> Matcher.quoteReplacement("\"" + placeholder(LocalDate.parse(date.group(1)))));
    }

    static String filled(String text, LocalDate today) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(placeholder ->
                        today.plusDays(days(placeholder.group(1))).toString());
    }

    private static String placeholder(LocalDate date) {
        long days = ChronoUnit.DAYS.between(FAR_AWAY, date);
        return days == 0 ? "{{today}}" : "{{today%+d}}".formatted(days);
    }

    private static long days(@org.jspecify.annotations.Nullable String offset) {
        return offset == null ? 0 : Long.parseLong(offset);
    }
}
