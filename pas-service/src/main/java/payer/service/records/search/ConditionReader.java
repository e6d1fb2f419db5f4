package payer.service.records.search;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.index.Keys;
import payer.service.records.index.ParamsInUse;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;
import payer.service.records.index.Span;
import payer.service.runtime.ServiceSettings;

/** Reads one parameter of a query into a condition, following chains to the parameter at their end. */
@Singleton
public final class ConditionReader {
    /** An instant means a moment, which a time alone does not tell. */
    private static final Pattern WITHOUT_ZONE = Pattern.compile(".*T[0-9:.]+");

    private static final String HAS = "_has:";

    private final ParamsInUse params;
    private final ValueReader values;
    private final SearchLimits limits;
    private final ZoneId zone;

    public ConditionReader(ParamsInUse params, ValueReader values, SearchLimits limits, ServiceSettings settings) {
        this.params = params;
        this.values = values;
        this.limits = limits;
        this.zone = settings.zone();
    }

    /** Empty if the type has no such parameter; a {@code Problem} if it has one that cannot be asked like this. */
    public Optional<Condition> read(String type, String name, String value) {
        return read(type, name, value, 1);
    }

    /** A name from outside, for a message: cut where it could carry a person's data. */
    static String shown(String name) {
        var end = 0;
        while (end < name.length() && end < 60 && isPlain(name.charAt(end))) end++;
        return name.substring(0, end);
    }

    private static boolean isPlain(char c) {
        return c < 128 && (Character.isLetter(c) || c == '-' || c == '_' || c == '.' || c == ':');
    }

    private Optional<Condition> read(String type, String name, String value, int depth) {
        if (depth > limits.longestChain())
            throw Problem.of(
                    ProblemKind.NOT_SUPPORTED, "A chain has at most " + limits.longestChain() + " links", shown(name));
        if (name.startsWith(HAS)) return Optional.of(has(type, name, value, depth));
        var dot = name.indexOf('.');
        if (dot > 0) return chain(type, name.substring(0, dot), name.substring(dot + 1), value, depth);
        var colon = name.indexOf(':');
        var code = colon < 0 ? name : name.substring(0, colon);
        var modifier = colon < 0 ? "" : name.substring(colon + 1);
        return switch (code) {
            case SearchParams.ID -> Optional.of(ids(type, modifier, value));
            case SearchParams.LAST_UPDATED -> Optional.of(updated(modifier, value));
            default -> params.find(type, code).map(param -> condition(param, modifier, value));
        };
    }

    private Condition condition(SearchParam param, String modifier, String value) {
        if (modifier.equals("missing")) return missing(param, value);
        var choices = choices(value, param.code());
        if (modifier.equals("not")) return new Condition.Not(any(param, "", choices));
        return any(param, modifier, choices);
    }

    private Condition any(SearchParam param, String modifier, List<String> choices) {
        var conditions = choices.stream()
                .map(choice -> values.read(param, modifier, choice))
                .toList();
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.Any(conditions);
    }

    private List<String> choices(String value, String place) {
        var choices = QueryText.split(value, ',');
        if (choices.size() > limits.mostValues())
            throw Problem.of(
                    ProblemKind.NOT_SUPPORTED, "A parameter has at most " + limits.mostValues() + " values", place);
        return choices;
    }

    private static Condition missing(SearchParam param, String value) {
        return switch (value) {
            case "true" -> new Condition.Not(new Condition.Present(param));
            case "false" -> new Condition.Present(param);
            default ->
                throw Problem.of(ProblemKind.INVALID_VALUE, ":missing is true or false", param.code() + ":missing");
        };
    }

    private Condition ids(String type, String modifier, String value) {
        var is = new Condition.Is(choices(value, SearchParams.ID).stream()
                .map(id -> Keys.of(afterType(type, QueryText.unescaped(id))))
                .toList());
        return switch (modifier) {
            case "" -> is;
            case "not" -> new Condition.Not(is);
            default -> throw ValueReader.noModifier(SearchParams.ID, modifier);
        };
    }

    private static String afterType(String type, String id) {
        return id.startsWith(type + "/") ? id : type + "/" + id;
    }

    private Condition updated(String modifier, String value) {
        if (!modifier.isEmpty()) throw ValueReader.noModifier(SearchParams.LAST_UPDATED, modifier);
        var any = choices(value, SearchParams.LAST_UPDATED).stream()
                .map(this::updated)
                .toList();
        return any.size() == 1 ? any.getFirst() : new Condition.Any(any);
    }

    private Condition updated(String value) {
        var prefixed = Prefix.of(value);
        var span = Optional.of(prefixed.rest())
                .filter(text -> !WITHOUT_ZONE.matcher(text).matches())
                .flatMap(text -> Span.parse(text, zone))
                .orElseThrow(() -> ValueReader.noDate(SearchParams.LAST_UPDATED));
        return new Condition.Updated(prefixed.prefix(), span);
    }

    private Optional<Condition> chain(String type, String link, String rest, String value, int depth) {
        var colon = link.indexOf(':');
        var code = colon < 0 ? link : link.substring(0, colon);
        var param = params.find(type, code);
        if (param.isEmpty()) return Optional.empty();
        var targets = colon < 0 ? targets(param.get()) : List.of(targetNamed(param.get(), link.substring(colon + 1)));
        var conditions = targets.stream()
                .flatMap(target -> read(target, rest, value, depth + 1).stream()
                        .<Condition>map(that -> new Condition.LinksToOne(param.get(), target, List.of(that))))
                .toList();
        if (conditions.isEmpty()) return Optional.empty();
        return Optional.of(conditions.size() == 1 ? conditions.getFirst() : new Condition.Any(conditions));
    }

    private static List<String> targets(SearchParam param) {
        return RecordTypes.ALL.stream().filter(param::mayLeadTo).toList();
    }

    private static String targetNamed(SearchParam param, String type) {
        if (!RecordTypes.keeps(type) || !param.mayLeadTo(type))
            throw Problem.of(
                    ProblemKind.INVALID_VALUE, "This reference does not lead to that type", shown(param.code()));
        return type;
    }

    private Condition has(String type, String name, String value, int depth) {
        var parts = name.substring(HAS.length()).split(":", 3);
        if (parts.length < 3 || !RecordTypes.keeps(parts[0]))
            throw Problem.of(ProblemKind.INVALID_VALUE, "It is _has:Type:reference:parameter", shown(name));
        var param = params.find(parts[0], parts[1])
                .filter(found -> found.mayLeadTo(type))
                .orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_SUPPORTED, "That type does not refer to " + type + " by this", shown(name)));
        var that = read(parts[0], parts[2], value, depth + 1)
                .orElseThrow(() -> Problem.of(
                        ProblemKind.NOT_SUPPORTED, "This is no search parameter of " + parts[0], shown(name)));
        return new Condition.LinkedFromOne(param, List.of(that));
    }
}
