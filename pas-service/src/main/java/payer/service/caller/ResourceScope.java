package payer.service.caller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Actions on a type of resource, in SMART's first or second syntax. A resource is covered when its type, the action and
 * <em>every</em> filter match.
 *
 * @param text as it was asked for; types compare without regard to case, since DTR writes {@code system/questionnaire.rs}
 */
public record ResourceScope(
        String text, ScopeContext context, String type, Set<Action> actions, List<ScopeFilter> filters)
        implements Scope {
    private static final Pattern FIRST = Pattern.compile("(patient|user|system)/([A-Za-z]+|\\*)\\.(read|write|\\*)");
    private static final Pattern SECOND =
            Pattern.compile("(patient|user|system)/([A-Za-z]+|\\*)\\.(c?r?u?d?s?)(?:\\?(.+))?");

    private static final Set<String> TYPES = Arrays.stream(ResourceType.values())
            .map(type -> type.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    public ResourceScope {
        actions = Set.copyOf(actions);
        filters = List.copyOf(filters);
    }

    static Optional<ResourceScope> parse(String text) {
        var first = FIRST.matcher(text);
        if (first.matches() && !isType(first.group(2))) return Optional.empty();
        if (first.matches()) return Optional.of(of(text, first, ofFirst(first.group(3)), List.of()));
        var second = SECOND.matcher(text);
        if (!second.matches() || !isType(second.group(2)) || second.group(3).isEmpty()) return Optional.empty();
        return filters(second.group(4)).map(filters -> of(text, second, ofLetters(second.group(3)), filters));
    }

    /** A scope for what there is not would be granted, and allow nothing. */
    private static boolean isType(String text) {
        return text.equals("*") || TYPES.contains(text.toLowerCase(Locale.ROOT));
    }

    public boolean covers(Interaction interaction, String resourceType) {
        return actions.contains(interaction.action()) && coversType(resourceType);
    }

    public boolean isGranular() {
        return !filters.isEmpty();
    }

    @Override
    public Optional<Scope> within(Scope allowed) {
        if (!(allowed instanceof ResourceScope limit) || limit.context != context) return Optional.empty();
        var types = commonType(limit);
        var common = EnumSet.noneOf(Action.class);
        for (var action : actions) if (limit.actions.contains(action)) common.add(action);
        if (types.isEmpty() || common.isEmpty()) return Optional.empty();
        var conditions = new LinkedHashSet<>(filters);
        conditions.addAll(limit.filters);
        return Optional.of(narrowed(types.get(), common, List.copyOf(conditions)));
    }

    private boolean coversType(String other) {
        return type.equals("*") || type.equalsIgnoreCase(other);
    }

    private Optional<String> commonType(ResourceScope limit) {
        if (limit.coversType(type)) return Optional.of(type);
        return coversType(limit.type) ? Optional.of(limit.type) : Optional.empty();
    }

    /** This very scope if nothing was taken from it; otherwise a smaller one, in the syntax asked for wherever that can say it. */
    private ResourceScope narrowed(String narrowType, Set<Action> narrowActions, List<ScopeFilter> narrowFilters) {
        if (narrowType.equals(type) && narrowActions.equals(actions) && narrowFilters.equals(filters)) return this;
        var head = context.text() + "/" + narrowType + ".";
        var told = inFirst(narrowActions)
                .filter(_ -> isFirst() && narrowFilters.isEmpty())
                .orElseGet(() -> letters(narrowActions) + query(narrowFilters));
        return new ResourceScope(head + told, context, narrowType, narrowActions, narrowFilters);
    }

    private boolean isFirst() {
        return FIRST.matcher(text).matches();
    }

    private static ResourceScope of(String text, Matcher parts, Set<Action> actions, List<ScopeFilter> filters) {
        var context = ScopeContext.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        return new ResourceScope(text, context, parts.group(2), actions, filters);
    }

    private static Set<Action> ofFirst(String word) {
        return switch (word) {
            case "read" -> EnumSet.of(Action.READ, Action.SEARCH);
            case "write" -> EnumSet.of(Action.CREATE, Action.UPDATE, Action.DELETE);
            default -> EnumSet.allOf(Action.class);
        };
    }

    private static Optional<String> inFirst(Set<Action> actions) {
        return List.of("read", "write", "*").stream()
                .filter(word -> ofFirst(word).equals(actions))
                .findFirst();
    }

    private static Set<Action> ofLetters(String letters) {
        var actions = EnumSet.noneOf(Action.class);
        for (var action : Action.values()) if (letters.indexOf(action.letter()) >= 0) actions.add(action);
        return actions;
    }

    private static String letters(Set<Action> actions) {
        return Arrays.stream(Action.values())
                .filter(actions::contains)
                .map(action -> String.valueOf(action.letter()))
                .collect(joining());
    }

    /** Empty if the query can't be read: a condition that we do not understand must never widen a scope. */
    private static Optional<List<ScopeFilter>> filters(@Nullable String query) {
        if (query == null) return Optional.of(List.of());
        var filters = new ArrayList<ScopeFilter>();
        for (var condition : query.split("&", -1)) {
            var equals = condition.indexOf('=');
            if (equals < 1 || equals == condition.length() - 1) return Optional.empty();
            filters.add(
                    new ScopeFilter(decoded(condition.substring(0, equals)), decoded(condition.substring(equals + 1))));
        }
        return Optional.of(filters);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private static String query(List<ScopeFilter> filters) {
        if (filters.isEmpty()) return "";
        return filters.stream()
                .map(filter -> filter.parameter() + "=" + encoded(filter.value()))
                .collect(joining("&", "?", ""));
    }

    /** Only what would break a scope apart; systems and codes stay readable, as the guides write them. */
    private static String encoded(String value) {
        return value.chars()
                .mapToObj(c -> " &%+#\"\\".indexOf(c) >= 0 || c > 126
                        ? URLEncoder.encode(Character.toString(c), UTF_8)
                        : Character.toString(c))
                .collect(joining());
    }
}
