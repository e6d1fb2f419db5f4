package payer.rules.policy;

import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few phrases in which policies speak of time: {@code 6 months before order}, {@code 31 to 91 days after first setup}. */
public final class RelationText {

    /** What a writer may say, for error messages and the guide. */
    public static final String EXPECTED = "such as '30 days before order', '31 to 91 days after first setup',"
            + " 'at least 30 days before request', 'on or before discharge', 'before latest sleep-test' or 'same day as service'";

    private static final String MOMENT =
            "(order|service|request|admission|discharge|enrolment|(?:first|latest|any) [a-z0-9-]+)";
    private static final String UNIT = "(days?|weeks?|months?|years?)";
    private static final Pattern PLAIN =
            Pattern.compile("(before|on or before|after|on or after|same day as) " + MOMENT);
    private static final Pattern UP_TO = Pattern.compile("(\\d{1,4}) " + UNIT + " (before|after) " + MOMENT);
    private static final Pattern AT_LEAST =
            Pattern.compile("at least (\\d{1,4}) " + UNIT + " (before|after) " + MOMENT);
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,4}) to (\\d{1,4}) " + UNIT + " (before|after) " + MOMENT);
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,4}) " + UNIT);

    /** All phrases in one, for editors; {@code moments} is what may stand at their end. */
    private static String phrases(String moments) {
        var spans = "(?:at least )?\\d{1,4} " + UNIT + "|\\d{1,4} to \\d{1,4} " + UNIT;
        return "(?:(?:before|on or before|after|on or after|same day as)|(?:" + spans + ") (?:before|after)) "
                + moments;
    }

    /** How a relation looks. That a span runs forwards cannot be told by its form. */
    public static String pattern() {
        return phrases(MOMENT);
    }

    /** The same without the first or the latest of something. */
    public static String windowPattern() {
        return phrases(MOMENT.replace("first|latest|any", "any"));
    }

    public static String momentPattern() {
        return MOMENT;
    }

    private RelationText() {}

    public static Relation parse(String text) {
        var plain = PLAIN.matcher(text);
        if (plain.matches()) return plain(plain.group(1), moment(plain.group(2)));
        var upTo = UP_TO.matcher(text);
        if (upTo.matches()) return between(Period.ZERO, length(upTo, 1, 2), upTo.group(3), moment(upTo.group(4)));
        var span = SPAN.matcher(text);
        if (span.matches() && Integer.parseInt(span.group(1)) <= Integer.parseInt(span.group(2)))
            return between(length(span, 1, 3), length(span, 2, 3), span.group(4), moment(span.group(5)));
        var atLeast = AT_LEAST.matcher(text);
        if (atLeast.matches()) return beyond(length(atLeast, 1, 2), atLeast.group(3), moment(atLeast.group(4)));
        throw new IllegalArgumentException("not a relation in time");
    }

    private static Relation plain(String word, Moment moment) {
        return switch (word) {
            case "before" -> new Relation(Optional.empty(), Optional.of(Period.ofDays(-1)), moment);
            case "on or before" -> new Relation(Optional.empty(), Optional.of(Period.ZERO), moment);
            case "after" -> new Relation(Optional.of(Period.ofDays(1)), Optional.empty(), moment);
            case "on or after" -> new Relation(Optional.of(Period.ZERO), Optional.empty(), moment);
            default -> new Relation(Optional.of(Period.ZERO), Optional.of(Period.ZERO), moment);
        };
    }

    private static Relation between(Period near, Period far, String side, Moment moment) {
        return side.equals("after")
                ? new Relation(Optional.of(near), Optional.of(far), moment)
                : new Relation(Optional.of(far.negated()), Optional.of(near.negated()), moment);
    }

    private static Relation beyond(Period length, String side, Moment moment) {
        return side.equals("after")
                ? new Relation(Optional.of(length), Optional.empty(), moment)
                : new Relation(Optional.empty(), Optional.of(length.negated()), moment);
    }

    private static Moment moment(String text) {
        var space = text.indexOf(' ');
        if (space > 0) return new Moment.OfFact(pick(text.substring(0, space)), text.substring(space + 1));
        return Arrays.stream(Moment.OfCase.values())
                .filter(day -> day.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static Moment.Pick pick(String word) {
        return Moment.Pick.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** {@code 6 months}, {@code 365 days}. */
    public static Period parseLength(String text) {
        var length = LENGTH.matcher(text);
        if (!length.matches()) throw new IllegalArgumentException("not a length of time");
        return length(length, 1, 2);
    }

    private static Period length(Matcher match, int number, int unit) {
        var count = Integer.parseInt(match.group(number));
        return switch (match.group(unit).charAt(0)) {
            case 'd' -> Period.ofDays(count);
            case 'w' -> Period.ofDays(7 * count);
            case 'm' -> Period.ofMonths(count);
            default -> Period.ofYears(count);
        };
    }

    public static String text(Period length) {
        if (length.getYears() != 0) return counted(Math.abs(length.getYears()), "year");
        if (length.getMonths() != 0) return counted(Math.abs(length.getMonths()), "month");
        var days = Math.abs(length.getDays());
        return days > 0 && days % 7 == 0 && days != 7 * 52 ? counted(days / 7, "week") : counted(days, "day");
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    public static String text(Relation relation) {
        var anchor = relation.anchor().text();
        if (relation.earliest().isEmpty()) return openBefore(relation.latest().orElseThrow()) + anchor;
        if (relation.latest().isEmpty()) return openAfter(relation.earliest().orElseThrow()) + anchor;
        return closed(relation.earliest().get(), relation.latest().get()) + anchor;
    }

    private static String openBefore(Period latest) {
        if (latest.isZero()) return "on or before ";
        return latest.equals(Period.ofDays(-1)) ? "before " : "at least " + text(latest) + " before ";
    }

    private static String openAfter(Period earliest) {
        if (earliest.isZero()) return "on or after ";
        return earliest.equals(Period.ofDays(1)) ? "after " : "at least " + text(earliest) + " after ";
    }

    private static String closed(Period earliest, Period latest) {
        if (earliest.isZero() && latest.isZero()) return "same day as ";
        if (latest.isZero()) return text(earliest) + " before ";
        if (earliest.isZero()) return text(latest) + " after ";
        return earliest.isNegative() ? span(latest, earliest) + " before " : span(earliest, latest) + " after ";
    }

    /** Both ends in days where they are, so that 31 to 91 days stays what it was. */
    private static String span(Period near, Period far) {
        var first = Math.abs(near.get(ChronoUnit.DAYS));
        if (first != 0) return first + " to " + Math.abs(far.get(ChronoUnit.DAYS)) + " days";
        return text(near).split(" ", 2)[0] + " to " + text(far);
    }
}
