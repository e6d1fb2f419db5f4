package payer.rules.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import payer.decision.Code;
import payer.decision.CodeSystem;
import payer.decision.Quantity;
import payer.rules.policy.CodeForm;
import payer.rules.policy.Limit;
import payer.rules.policy.Moment;
import payer.rules.policy.Performers;
import payer.rules.policy.Relation;
import payer.rules.policy.RelationText;
import payer.rules.units.Units;

/** The single values that documents are made of, and how each is written. */
final class Words {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern QUANTITY = Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,6})?)(?: (\\S{1,40}))?");
    private static final Pattern OF_REFERENCE = Pattern.compile("(\\d{1,4}) % of the laboratory's (lower|upper) limit");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern MODIFIER = Pattern.compile("[0-9A-Z]{2}");

    /** A day that the calendar has, but for leap years. */
    static final String DAY_PATTERN = "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";

    /** Not zero, and of what is counted no parts. */
    private static final String AMOUNT_PATTERN =
            "^(?![0.]+( |$))(?:[0-9]{1,12}|[0-9]{1,12} \\S{1,40}|[0-9]{1,12}\\.[0-9]{1,6} (?!1$|\\{[^{}]*\\}$)\\S{1,40})$";

    private static final Set<String> STATES = Set.of(
            ("AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR"
                            + " PA RI SC SD TN TX UT VA VT WA WI WV WY AS GU MP PR VI")
                    .split(" ", -1));

    /** The numbers by which claims tell where a service is given. */
    private static final Set<String> PLACES = Set.of(
            ("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 31 32 33 34 41 42 49 50 51 52 53 54"
                            + " 55 56 57 58 60 61 62 65 66 71 72 81 99")
                    .split(" ", -1));

    private Words() {}

    static final Shape<String> TEXT = Shape.text(
            "text",
            Map.of("type", List.of("string", "number", "boolean"), "pattern", "[^\\s]"),
            Function.identity(),
            Function.identity());

    /** Part of an address too. */
    static final Shape<String> VERSION_SHAPE = TEXT.only(
            "a version of up to 64 letters, digits, dots, hyphens and underscores, such as a date",
            text -> VERSION.matcher(text).matches(),
            Map.of("type", List.of("string", "number"), "minimum", 0, "pattern", "^" + VERSION.pattern() + "$"));

    static final Shape<String> NAME_SHAPE = Shape.text(
            "a name of small letters, digits and hyphens",
            Map.of("type", "string", "pattern", "^" + NAME.pattern() + "$"),
            text -> matching(NAME, text),
            Function.identity());

    static final Shape<String> LINK = Shape.text(
            "a web address that starts with https://",
            Map.of("type", "string", "pattern", "^https://[^\\s/?#|\"<>\\\\^`{}]+(?:[/?#][^\\s|\"<>\\\\^`{}]*)?$"),
            Words::link,
            Function.identity());

    static final Shape<Code> CODE = Shape.text(
                    "a code with its system, such as 'hcpcs E1390'", Definitions.to("code"), Words::code, Code::text)
            .only("a code of the form that its system has", Words::fits, Definitions.to("code"));

    static final Shape<LocalDate> DATE = Shape.text(
            "a date such as 2026-01-31",
            Map.of("type", "string", "format", "date", "pattern", "^" + DAY_PATTERN + "$"),
            text -> LocalDate.parse(matching(DAY, text)),
            LocalDate::toString);

    static final Shape<Integer> WHOLE =
            Shape.text("a whole number", whole(0), text -> Integer.valueOf(matching(NUMBER, text)), String::valueOf);

    /** Of what is counted there is at least one. */
    static final Shape<Integer> COUNT = WHOLE.only("a whole number from 1 on", number -> number > 0, whole(1));

    private static Map<String, Object> whole(int least) {
        return Map.of(
                "type",
                List.of("integer", "string"),
                "minimum",
                least,
                "maximum",
                999_999_999,
                "pattern",
                least == 0 ? "^[0-9]{1,9}$" : "^(?!0+$)[0-9]{1,9}$");
    }

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
            Definitions.to("quantity"), Words::quantity, Quantity::text);

    /** How much is granted: something, and of what is counted whole ones. */
    static final Shape<Quantity> UNITS = QUANTITY_SHAPE.only(
            "an amount above zero: a whole number of units, or a quantity such as '12.5 mL'",
            Words::isAmount,
            Map.of(
                    "allOf",
                    List.of(
                            Definitions.to("quantity"),
                            Map.of(
                                    "anyOf",
                                    List.of(
                                            Map.of("type", "integer", "minimum", 1),
                                            Map.of("type", "string", "pattern", AMOUNT_PATTERN))))));

    static final Shape<Limit> LIMIT = Shape.text(
            "a quantity such as '88 %', or a share such as \"110 % of the laboratory's lower limit\"",
            Map.of(
                    "anyOf",
                    List.of(
                            Definitions.to("quantity"),
                            Map.of("type", "string", "pattern", "^" + OF_REFERENCE.pattern() + "$"))),
            Words::limit,
            Words::print);

    static final Shape<Period> LENGTH = Shape.text(
                    "a length of time such as '6 months' or '10 days'",
                    Map.of(),
                    RelationText::parseLength,
                    RelationText::text)
            .only(
                    "a length of time such as '6 months' or '10 days'",
                    length -> !length.isZero(),
                    Map.of("type", "string", "pattern", "^(?!0+ )[0-9]{1,4} (?:days?|weeks?|months?|years?)$"));

    /** The postal letters of a state, the district or a territory. */
    static final Shape<String> STATE = TEXT.only(
            "the two letters of a state or territory, such as TX",
            STATES::contains,
            Map.of("enum", STATES.stream().sorted().toList()));

    /** As claims tell it. Numbers lose their zeros in some editors, so they are text. */
    static final Shape<String> PLACE_OF_SERVICE = TEXT.only(
            "the two digits of a place of service, such as '11' or '22'",
            PLACES::contains,
            Map.of(
                    "anyOf",
                    List.of(
                            Map.of(
                                    "type",
                                    "string",
                                    "enum",
                                    PLACES.stream().sorted().toList()),
                            Map.of(
                                    "type",
                                    "integer",
                                    "enum",
                                    PLACES.stream()
                                            .filter(place -> !place.startsWith("0"))
                                            .map(Integer::valueOf)
                                            .sorted()
                                            .toList()))));

    static final Shape<String> MODIFIER_SHAPE = TEXT.only(
            "the two characters of a modifier, such as RR",
            text -> MODIFIER.matcher(text).matches(),
            Map.of(
                    "anyOf",
                    List.of(
                            Map.of("type", "string", "pattern", "^" + MODIFIER.pattern() + "$"),
                            Map.of("type", "integer", "minimum", 0, "maximum", 99))));

    /** Words of the payer's own; {@link Vocabulary} knows which there are. */
    static final Shape<String> LINE_OF_BUSINESS = owned(Names.Kind.LINE_OF_BUSINESS);

    static final Shape<String> PRODUCT = owned(Names.Kind.PRODUCT);

    static final Shape<String> PROVIDER_KIND = owned(Names.Kind.PROVIDER_KIND);

    static final Shape<String> ROLE = role();

    static final Shape<String> CONDITION = mentioned(NAME_SHAPE, Names.Kind.CONDITION);

    /** A condition, or what a document shows. */
    static final Shape<String> SHOWN = mentioned(NAME_SHAPE, Names.Kind.SHOWN);

    private static Shape<String> role() {
        var roles = List.copyOf(new TreeSet<>(Performers.roles()));
        return NAME_SHAPE.only(
                "a role: one of " + String.join(", ", roles), roles::contains, Map.of("type", "string", "enum", roles));
    }

    private static Shape<String> owned(Names.Kind kind) {
        return mentioned(TEXT, kind);
    }

    private static Shape<String> mentioned(Shape<String> text, Names.Kind kind) {
        return text.noting((name, place) -> place.names().mention(kind, name, place));
    }

    private static final Shape<Relation> PLAIN_RELATION = Shape.text(
            "a relation in time " + RelationText.EXPECTED,
            form(RelationText.pattern()),
            RelationText::parse,
            RelationText::text);

    private static Map<String, Object> form(String pattern) {
        return Map.of("type", "string", "pattern", "^" + pattern + "$");
    }

    /** How one event lies to another. */
    static final Shape<Relation> RELATION =
            PLAIN_RELATION.noting((relation, place) -> mention(relation.anchor(), place));

    /**
     * In which time facts count. A window that moved with the first or the latest of some facts would make unknown what was
     * known, as soon as one more of them came in.
     */
    static final Shape<Relation> WINDOW = RELATION.only(
            "a window of time with 'any' and a term instead of the first or the latest, " + RelationText.EXPECTED,
            relation -> !(relation.anchor() instanceof Moment.OfFact(Moment.Pick pick, String _))
                    || pick == Moment.Pick.ANY,
            form(RelationText.windowPattern()));

    static final Shape<Moment> MOMENT = Shape.text(
                    "a moment: order, service, request, admission, discharge, enrolment, or first, latest or any and a term",
                    form(RelationText.momentPattern()),
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

    private static boolean isAmount(Quantity units) {
        var isPart = Units.isCount(units.unit()) && units.value().scale() > 0;
        return units.value().signum() > 0 && !isPart;
    }

    private static boolean fits(Code code) {
        return CodeSystem.ofUri(code.system())
                .filter(system -> CodeForm.of(system).fits(code.value()))
                .isPresent();
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
