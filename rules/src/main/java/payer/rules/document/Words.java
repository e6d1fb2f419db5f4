package payer.rules.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Quantity;
import payer.rules.policy.Limit;
import payer.rules.policy.Moment;
import payer.rules.policy.Relation;
import payer.rules.policy.RelationText;
import payer.rules.units.Units;

/** The single values that documents are made of, and how each is written. */
final class Words {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern QUANTITY = Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,6})?)(?: (\\S{1,40}))?");
    private static final Pattern OF_REFERENCE = Pattern.compile("(\\d{1,4}) % of the laboratory's (lower|upper) limit");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Set<String> STATES = Set.of(
            ("AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR"
                            + " PA RI SC SD TN TX UT VA VT WA WI WV WY AS GU MP PR VI")
                    .split(" ", -1));

    private Words() {}

    static final Shape<String> TEXT = Shape.text("text", Function.identity(), Function.identity());

    static final Shape<String> NAME_SHAPE = Shape.text(
            "a name of small letters, digits and hyphens",
            Map.of("type", "string", "pattern", "^" + NAME.pattern() + "$"),
            text -> matching(NAME, text),
            Function.identity());

    static final Shape<String> LINK = Shape.text(
            "a web address that starts with https://",
            Map.of("type", "string", "pattern", "^https://"),
            Words::link,
            Function.identity());

    static final Shape<Code> CODE =
            Shape.text("a code with its system, such as 'hcpcs E1390'", Words::code, Code::text);

    static final Shape<LocalDate> DATE = Shape.text(
            "a date such as 2026-01-31",
            Map.of("type", "string", "pattern", "^" + DAY.pattern() + "$"),
            text -> LocalDate.parse(matching(DAY, text)),
            LocalDate::toString);

    static final Shape<Integer> WHOLE = Shape.text(
            "a whole number",
            Map.of("type", "integer"),
            text -> Integer.valueOf(matching(Pattern.compile("\\d{1,9}"), text)),
            String::valueOf);

    static final Shape<Boolean> YES_NO = Shape.text(
            "yes or no",
            Map.of("enum", List.of("yes", "no")),
            text -> switch (text) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw new IllegalArgumentException();
            },
            value -> value ? "yes" : "no");

    static final Shape<Integer> PERCENT = Shape.text(
            "a percentage such as 70 %",
            Map.of("type", "string", "pattern", "^\\d{1,4} %$"),
            text -> Integer.valueOf(
                    matching(Pattern.compile("\\d{1,4} %"), text).replace(" %", "")),
            value -> value + " %");

    static final Shape<Quantity> QUANTITY_SHAPE = Shape.text(
            "a quantity with its UCUM unit, such as '88 %' or '55 mm[Hg]', or a plain count",
            Words::quantity, Quantity::text);

    /** How much is granted: something, and of what is counted whole ones. */
    static final Shape<Quantity> UNITS = Shape.text(
            "an amount above zero: a whole number of units, or a quantity such as '12.5 mL'",
            Map.of(
                    "anyOf",
                    List.of(
                            Map.of("type", "integer", "minimum", 1),
                            Map.of(
                                    "type",
                                    "string",
                                    "pattern",
                                    "^(?![0.]+( |$))([0-9]{1,12}|[0-9]{1,12}(\\.[0-9]{1,6})? \\S{1,40})$"))),
            Words::units,
            Quantity::text);

    static final Shape<Limit> LIMIT = Shape.text(
            "a quantity such as '88 %', or a share such as \"110 % of the laboratory's lower limit\"",
            Words::limit, Words::print);

    static final Shape<Period> LENGTH = Shape.text(
            "a length of time such as '6 months' or '10 days'",
            Map.of("type", "string", "pattern", "^0*[1-9][0-9]{0,3} (days?|weeks?|months?|years?)$"),
            Words::length,
            RelationText::text);

    /** The postal letters of a state, the district or a territory. */
    static final Shape<String> STATE = Shape.text(
            "the two letters of a state or territory, such as TX",
            Map.of("enum", STATES.stream().sorted().toList()),
            Words::state,
            Function.identity());

    private static final Shape<Relation> PLAIN_RELATION =
            Shape.text("a relation in time " + RelationText.EXPECTED, RelationText::parse, RelationText::text);

    /** How one event lies to another. */
    static final Shape<Relation> RELATION =
            PLAIN_RELATION.noting((relation, place) -> mention(relation.anchor(), place));

    /**
     * In which time facts count. A window that moved with the first or the latest of some facts would make unknown what was
     * known, as soon as one more of them came in.
     */
    static final Shape<Relation> WINDOW = RELATION.noting((relation, place) -> {
        if (relation.anchor() instanceof Moment.OfFact(Moment.Pick pick, String term) && pick != Moment.Pick.ANY)
            throw place.expected("'any " + term + "' in a window of time");
    });

    static final Shape<Moment> MOMENT = Shape.text(
                    "a moment: order, service, request, admission, discharge, enrolment, or first, latest or any and a term",
                    text -> RelationText.parse("same day as " + text).anchor(),
                    Moment::text)
            .noting((moment, place) -> mention(moment, place));

    private static void mention(Moment moment, Place place) {
        if (moment instanceof Moment.OfFact(Moment.Pick pick, String term))
            place.names().mention(Names.Kind.TERM, term, place);
    }

    static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) throw new IllegalArgumentException("not of the wanted form");
        return text;
    }

    static String link(String text) {
        if (!text.startsWith("https://") || java.net.URI.create(text).getHost() == null)
            throw new IllegalArgumentException("not a web address");
        return text;
    }

    private static Code code(String text) {
        var parts = text.split(" ", 2);
        if (parts.length != 2) throw new IllegalArgumentException("not a code with its system");
        return CodeSystem.named(parts[0])
                .orElseThrow(IllegalArgumentException::new)
                .code(parts[1]);
    }

    static Quantity quantity(String text) {
        var match = QUANTITY.matcher(text);
        if (!match.matches()) throw new IllegalArgumentException("not a quantity");
        var unit = match.group(2) == null ? Quantity.COUNT : match.group(2);
        if (!Units.isKnown(unit)) throw new IllegalArgumentException("not a unit");
        return new Quantity(new BigDecimal(match.group(1)), unit);
    }

    private static Quantity units(String text) {
        var units = quantity(text);
        var isPart = Units.isCount(units.unit()) && units.value().scale() > 0;
        if (units.value().signum() <= 0 || isPart) throw new IllegalArgumentException("not an amount");
        return units;
    }

    private static Period length(String text) {
        var length = RelationText.parseLength(text);
        if (length.isZero()) throw new IllegalArgumentException("no time at all");
        return length;
    }

    private static String state(String text) {
        if (!STATES.contains(text)) throw new IllegalArgumentException("not a state");
        return text;
    }

    private static Limit limit(String text) {
        var share = OF_REFERENCE.matcher(text);
        if (!share.matches()) return new Limit.Fixed(quantity(text));
        var end = share.group(2).equals("lower") ? Limit.End.LOWER : Limit.End.UPPER;
        return new Limit.OfReference(Integer.parseInt(share.group(1)), end);
    }

    private static String print(Limit limit) {
        return switch (limit) {
            case Limit.Fixed(Quantity quantity) -> quantity.text();
            case Limit.OfReference(int percent, Limit.End end) ->
                percent + " % of the laboratory's " + (end == Limit.End.LOWER ? "lower" : "upper") + " limit";
        };
    }
}
