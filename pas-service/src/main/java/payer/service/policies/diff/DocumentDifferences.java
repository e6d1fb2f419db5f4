package payer.service.policies.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks two documents side by side. What has a name (a branch, a criterion, a term) is found by it again wherever it stands in
 * its list, so an order that changed is no difference, and a limit that changed is told as one.
 */
public final class DocumentDifferences {
    private static final String STEP = " › ";

    private final List<Difference> found = new ArrayList<>();

    private DocumentDifferences() {}

    public static List<Difference> between(String before, String after) {
        var differences = new DocumentDifferences();
        differences.compare("", DocumentTree.of(before), DocumentTree.of(after));
        return List.copyOf(differences.found);
    }

    private void compare(String place, Object before, Object after) {
        if (before.equals(after)) return;
        if (before instanceof Map<?, ?> was && after instanceof Map<?, ?> is) entries(place, named(was), named(is));
        else if (before instanceof List<?> was && after instanceof List<?> is && !isPlain(was) && !isPlain(is))
            entries(place, labelled(was), labelled(is));
        else if (before instanceof List<?> was && after instanceof List<?> is) items(place, was, is);
        else found.add(new Difference(place, Optional.of(text(before)), Optional.of(text(after))));
    }

    private void entries(String place, Map<String, Object> before, Map<String, Object> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) entry(place(place, name), before.get(name), after.get(name));
    }

    private void entry(String place, @Nullable Object before, @Nullable Object after) {
        if (before != null && after != null) compare(place, before, after);
        else if (before != null) found.add(new Difference(place, Optional.of(text(before)), Optional.empty()));
        else if (after != null) found.add(new Difference(place, Optional.empty(), Optional.of(text(after))));
    }

    /** Words in a list have no order that matters: codes, terms, kinds of request. */
    private void items(String place, List<?> before, List<?> after) {
        var gone = words(before);
        var come = words(after);
        gone.removeAll(words(after));
        come.removeAll(words(before));
        gone.forEach(word -> found.add(new Difference(place, Optional.of(word), Optional.empty())));
        come.forEach(word -> found.add(new Difference(place, Optional.empty(), Optional.of(word))));
    }

    private static Set<String> words(List<?> list) {
        return list.stream().map(DocumentDifferences::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String place(String above, String name) {
        return above.isEmpty() ? name : above + STEP + name;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        var named = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> named.put(key.toString(), value));
        return named;
    }

    private static Map<String, Object> labelled(List<?> list) {
        var labelled = new LinkedHashMap<String, Object>();
        for (var item : list) {
            var label = label(item);
            var again = label;
            for (var count = 2; labelled.containsKey(again); count++) again = label + " (" + count + ")";
            labelled.put(again, item);
        }
        return labelled;
    }

    /** What an item is called: its first entry says what it is and which one. */
    private static String label(Object item) {
        if (!(item instanceof Map<?, ?> map) || map.isEmpty()) return text(item);
        var first = map.entrySet().iterator().next();
        return switch (first.getValue()) {
            case Map<?, ?> inner -> first.getKey() + " " + label(inner);
            case List<?> list when !isPlain(list) -> first.getKey().toString();
            case List<?> list -> text(list);
            default -> text(first.getValue());
        };
    }

    private static boolean isPlain(List<?> list) {
        return list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
    }

    private static String text(Object value) {
        return switch (value) {
            case Map<?, ?> map -> brief(map);
            case List<?> list -> list.stream().map(DocumentDifferences::text).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** Of a whole part: what it says to people, if it does; otherwise all of it. */
    private static String brief(Map<?, ?> map) {
        for (var key : List.of("text", "title")) if (map.get(key) instanceof String said) return said;
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
