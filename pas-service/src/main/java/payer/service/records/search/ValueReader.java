package payer.service.records.search;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.index.Flags;
import payer.service.records.index.IndexRows;
import payer.service.records.index.Indexer;
import payer.service.records.index.Keys;
import payer.service.records.index.LocalAddresses;
import payer.service.records.index.ParamKind;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;
import payer.service.records.index.Span;
import payer.service.records.index.Texts;
import payer.service.runtime.ServiceSettings;

/** Reads one value of a parameter, by the parameter's kind and modifier. */
@Singleton
public final class ValueReader {
    private static final String PATIENT = "Patient/";

    /** The system that a true and a false belong to where somebody names one. */
    private static final String OF_FLAGS = "http://hl7.org/fhir/special-values|";

    private final Indexer indexer;
    private final LocalAddresses addresses;
    private final AmountReader amounts;
    private final Flags flags;
    private final ZoneId zone;

    public ValueReader(
            Indexer indexer, LocalAddresses addresses, AmountReader amounts, Flags flags, ServiceSettings settings) {
        this.indexer = indexer;
        this.addresses = addresses;
        this.amounts = amounts;
        this.flags = flags;
        this.zone = settings.zone();
    }

    Condition read(SearchParam param, String modifier, String value) {
        return switch (param.kind()) {
            case TOKEN -> token(param, modifier, value);
            case REFERENCE -> reference(param, modifier, value);
            case STRING -> string(param.code(), param.name(), modifier, QueryText.unescaped(value));
            case URI -> plain(param, modifier, () -> key(param.name(), QueryText.unescaped(value)));
            case DATE -> plain(param, modifier, () -> date(param.code(), param.name(), value));
            case NUMBER, QUANTITY ->
                plain(param, modifier, () -> amounts.read(param.code(), param.name(), Condition.Place.ALONE, value));
            case COMPOSITE -> plain(param, modifier, () -> composite(param, value));
        };
    }

    static Problem noModifier(String code, String modifier) {
        return Problem.of(
                ProblemKind.NOT_SUPPORTED,
                "This modifier is not supported here",
                code + ":" + ConditionReader.shown(modifier));
    }

    static Problem noDate(String code) {
        return Problem.of(
                ProblemKind.INVALID_VALUE,
                "A date is YYYY, YYYY-MM, YYYY-MM-DD, or has a time too; eq, ne, gt, ge, lt, le, sa, eb or ap may"
                        + " precede; a + in it is sent as %2B",
                code);
    }

    private static Condition plain(
            SearchParam param, String modifier, java.util.function.Supplier<Condition> condition) {
        if (!modifier.isEmpty()) throw noModifier(param.code(), modifier);
        return condition.get();
    }

    private Condition token(SearchParam param, String modifier, String value) {
        return switch (modifier) {
            case "" -> flags.contain(param) ? flag(param, value) : namedToken(param, param.name(), value);
            case "text" -> tokenText(param, QueryText.unescaped(value));
            case "of-type" -> ofType(param, value);
            default -> throw noModifier(param.code(), modifier);
        };
    }

    /** Another value is no record's, so that whoever asks for it is mistaken. */
    private static Condition flag(SearchParam param, String value) {
        var named = QueryText.unescaped(value);
        var bare = named.startsWith(OF_FLAGS) ? named.substring(OF_FLAGS.length()) : named;
        return switch (bare.startsWith("|") ? bare.substring(1) : bare) {
            case "true" -> key(param.name(), "true");
            case "false" -> key(param.name(), "false");
            default -> throw Problem.of(ProblemKind.INVALID_VALUE, "This is true or false", param.code());
        };
    }

    private static Condition namedToken(SearchParam param, String name, String value) {
        var parts =
                QueryText.split(value, '|').stream().map(QueryText::unescaped).toList();
        if (parts.size() == 1)
            return new Condition.Key(Keys.of(name, parts.getFirst()), OptionalInt.empty(), isRare(param));
        if (parts.size() > 2)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A token is code, system|code, |code or system|", param.code());
        var system = Keys.shortOf(parts.getFirst());
        if (parts.getLast().isEmpty()) return new Condition.OfSystem(param, system);
        return new Condition.Key(Keys.of(name, parts.getLast()), OptionalInt.of(system), isRare(param));
    }

    /** An identifier is made to be one record's. */
    private static boolean isRare(SearchParam param) {
        return param.code().equals("identifier");
    }

    private static Condition tokenText(SearchParam param, String value) {
        if (!IndexRows.hasTexts(param.type())) throw noModifier(param.code(), "text");
        return text(param.code(), param.name() + ":text", Condition.Match.STARTS, value);
    }

    private static Condition ofType(SearchParam param, String value) {
        var parts =
                QueryText.split(value, '|').stream().map(QueryText::unescaped).toList();
        if (parts.size() != 3)
            throw Problem.of(ProblemKind.INVALID_VALUE, ":of-type is system|code|value", param.code() + ":of-type");
        var key = Keys.of(param.name() + ":of-type", parts.get(0), parts.get(1), parts.get(2));
        return new Condition.Key(key, OptionalInt.empty(), isRare(param));
    }

    private static Condition string(String code, String name, String modifier, String value) {
        return switch (modifier) {
            case "" -> text(code, name, Condition.Match.STARTS, value);
            case "contains" -> text(code, name, Condition.Match.CONTAINS, value);
            case "exact" -> text(code, name, Condition.Match.EXACT, value);
            default -> throw noModifier(code, modifier);
        };
    }

    private static Condition text(String code, String name, Condition.Match match, String value) {
        if (value.length() > Texts.LONGEST)
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "A text to be found has at most " + Texts.LONGEST + " characters", code);
        var comparable = Texts.comparable(value);
        // Nothing but punctuation begins every text; whoever looks for it means just that.
        var really = comparable.isEmpty() ? Condition.Match.EXACT : match;
        return new Condition.Text(Keys.of(name), really, comparable, Keys.of(value));
    }

    private static Condition key(String... parts) {
        return new Condition.Key(Keys.of(parts), OptionalInt.empty(), false);
    }

    private Condition date(String code, String name, String value) {
        var prefixed = Prefix.of(value);
        var span = Span.parse(prefixed.rest(), zone).orElseThrow(() -> noDate(code));
        return new Condition.Date(Keys.of(name), prefixed.prefix(), span);
    }

    private Condition reference(SearchParam param, String modifier, String escaped) {
        var value = QueryText.unescaped(escaped);
        if (modifier.equals("identifier")) return namedToken(param, param.name() + ":identifier", escaped);
        if (!modifier.isEmpty() && (!RecordTypes.keeps(modifier) || !param.mayLeadTo(modifier)))
            throw noModifier(param.code(), modifier);
        return linksTo(param, targets(param, modifier, value));
    }

    private List<String> targets(SearchParam param, String type, String value) {
        var target = addresses.local(value);
        if (target.indexOf('/') >= 0 || target.indexOf(':') >= 0) return List.of(target);
        if (!type.isEmpty()) return List.of(type + "/" + target);
        var possible = RecordTypes.ALL.stream()
                .filter(param::mayLeadTo)
                .map(kept -> kept + "/" + target)
                .toList();
        // What leads only to types that are not kept, such as questionnaires, is found by what stands there.
        return possible.isEmpty() ? List.of(target) : possible;
    }

    /** Whose compartment a record is in, its number tells; that is the cheapest of all conditions. */
    private Condition linksTo(SearchParam param, List<String> targets) {
        var conditions = new ArrayList<Condition>();
        var links = new ArrayList<Long>();
        for (var target : targets) {
            if (target.startsWith(PATIENT) && indexer.isOwner(param))
                conditions.add(new Condition.OwnedBy(target.substring(PATIENT.length())));
            else links.add(Keys.of(target));
        }
        if (!links.isEmpty()) conditions.add(new Condition.LinksTo(param, links));
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.Any(conditions);
    }

    private Condition composite(SearchParam param, String value) {
        var parts = QueryText.split(value, '$');
        if (parts.size() != param.components().size())
            throw Problem.of(ProblemKind.INVALID_VALUE, "This parameter has parts with $ between them", param.code());
        var last = param.components().getLast().kind();
        if (last == ParamKind.QUANTITY || last == ParamKind.NUMBER) return amountBehind(param, parts);
        var name = param.name();
        for (var first : parts.subList(0, parts.size() - 1)) name = folded(name, first);
        return ofKind(param, last, name, parts.getLast());
    }

    /** The system of the token right before an amount is kept with the amount. */
    private Condition amountBehind(SearchParam param, List<String> parts) {
        var name = param.name();
        for (var first : parts.subList(0, parts.size() - 2)) name = folded(name, first);
        var token = QueryText.split(parts.get(parts.size() - 2), '|').stream()
                .map(QueryText::unescaped)
                .toList();
        var place = token.size() == 1
                ? Condition.Place.behind(OptionalInt.empty())
                : Condition.Place.behind(OptionalInt.of(IndexRows.systemInComposite(token.getFirst())));
        return amounts.read(param.code(), IndexRows.composite(name, token.getLast()), place, parts.getLast());
    }

    private static String folded(String name, String token) {
        var parts =
                QueryText.split(token, '|').stream().map(QueryText::unescaped).toList();
        return parts.size() == 1
                ? IndexRows.composite(name, parts.getFirst())
                : IndexRows.composite(name, parts.get(0), parts.get(1));
    }

    private Condition ofKind(SearchParam param, ParamKind kind, String name, String value) {
        return switch (kind) {
            case TOKEN -> namedToken(param, name, value);
            case DATE -> date(param.code(), name, value);
            case STRING -> text(param.code(), name, Condition.Match.STARTS, QueryText.unescaped(value));
            case NUMBER, QUANTITY, REFERENCE, URI, COMPOSITE ->
                throw Problem.of(ProblemKind.NOT_SUPPORTED, "This composite cannot be searched", param.code());
        };
    }
}
