package payer.rules.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import payer.rules.policy.Criterion;
import payer.rules.policy.Leaf;

/** A criterion: a group whose first key tells what it is, {@code all}, {@code any}, {@code at least}, {@code not}, {@code group} or a kind of leaf. */
final class Criteria implements Shape<Criterion> {

    static final Criteria CRITERION = new Criteria();

    private static final int DEEPEST = 20;

    @Override
    public Criterion read(Place place) {
        return read(place, 1);
    }

    private Criterion read(Place place, int depth) {
        if (depth > DEEPEST) throw place.expected("criteria at most " + DEEPEST + " deep");
        var entries = place.entries();
        for (var kind : Checks.all().keySet()) if (entries.containsKey(kind)) return Leaves.read(kind, place);
        var all = entries.get("all");
        if (all != null) return new Criterion.All(only(place, "all", all, depth));
        var any = entries.get("any");
        if (any != null) return new Criterion.Any(only(place, "any", any, depth));
        if (entries.containsKey("at least")) return atLeast(place, depth);
        var not = entries.get("not");
        if (not != null) return new Criterion.Not(single(place, "not", not, depth));
        var group = entries.get("group");
        if (group != null) return group(place, group);
        throw place.expected("a criterion: all, any, at least, not, group, or one of "
                + String.join(", ", Checks.all().keySet()));
    }

    private List<Criterion> only(Place place, String key, Place list, int depth) {
        refuseOthers(place, Set.of(key));
        return several(list, depth);
    }

    private List<Criterion> several(Place list, int depth) {
        var items = list.items();
        if (items.isEmpty()) throw list.expected("at least one criterion");
        var issues = new Issues();
        var read = new ArrayList<Criterion>();
        for (var item : items) issues.attempt(() -> read(item, depth + 1)).ifPresent(read::add);
        issues.settle();
        return read;
    }

    private Criterion atLeast(Place place, int depth) {
        refuseOthers(place, Set.of("at least", "of"));
        var entries = place.entries();
        var count = entries.get("at least");
        var of = entries.get("of");
        if (count == null || of == null) throw place.expected("entries 'at least' and 'of'");
        var criteria = several(of, depth);
        var wanted = Words.WHOLE.read(count);
        if (wanted < 1 || wanted > criteria.size()) throw count.expected("a number between 1 and " + criteria.size());
        return new Criterion.AtLeast(wanted, criteria);
    }

    private Criterion single(Place place, String key, Place value, int depth) {
        refuseOthers(place, Set.of(key));
        return read(value, depth + 1);
    }

    private static Criterion group(Place place, Place name) {
        refuseOthers(place, Set.of("group"));
        var group = Words.NAME_SHAPE.read(name);
        place.names().mention(Names.Kind.GROUP, group, name);
        return new Criterion.Group(group);
    }

    private static void refuseOthers(Place place, Set<String> known) {
        var others = new LinkedHashSet<>(place.entries().keySet());
        others.removeAll(known);
        if (!others.isEmpty())
            throw place.expected("only " + String.join(" and ", known) + " here, not " + String.join(", ", others));
    }

    @Override
    public Object write(Criterion criterion) {
        return switch (criterion) {
            case Leaf leaf -> Leaves.write(leaf);
            case Criterion.All(List<Criterion> of) ->
                Map.of("all", of.stream().map(this::write).toList());
            case Criterion.Any(List<Criterion> of) ->
                Map.of("any", of.stream().map(this::write).toList());
            case Criterion.AtLeast(int count, List<Criterion> of) -> {
                var written = new LinkedHashMap<String, Object>();
                written.put("at least", Words.WHOLE.write(count));
                written.put("of", of.stream().map(this::write).toList());
                yield written;
            }
            case Criterion.Not(Criterion of) -> Map.of("not", write(of));
            case Criterion.Group(String name) -> Map.of("group", name);
        };
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("$ref", "#/$defs/criterion");
    }

    /** What the reference stands for. */
    Map<String, Object> definition() {
        var some = Map.of("type", "array", "minItems", 1, "items", schema());
        var alternatives = new ArrayList<Object>();
        alternatives.add(exactly(Map.of("all", some)));
        alternatives.add(exactly(Map.of("any", some)));
        alternatives.add(exactly(Map.of("at least", Words.COUNT.schema(), "of", some)));
        alternatives.add(exactly(Map.of("not", schema())));
        alternatives.add(exactly(Map.of("group", Words.NAME_SHAPE.schema())));
        Checks.all().keySet().forEach(kind -> alternatives.add(Leaves.schema(kind)));
        return Map.of("oneOf", alternatives);
    }

    private static Map<String, Object> exactly(Map<String, Object> properties) {
        var ordered = new TreeMap<>(properties);
        return new TreeMap<>(Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.copyOf(ordered.keySet()),
                "properties",
                ordered));
    }
}
