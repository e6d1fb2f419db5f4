package payer.service.records.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import payer.service.records.index.IndexRows;
import payer.service.records.search.Condition;

/**
 * The rows that a search begins with, one for each record, named {@code t}. A patient's chart and records named by their ids
 * or by an identifier are few, however much the store holds: from there the other conditions are asked record by record, and
 * since that is always the right way, one plan does for all values. Every other search is planned for its own values, because
 * how common they are decides where to begin.
 */
final class Lead {
    private static final String KEY = "SELECT k.number FROM record_key k WHERE k.key = ?";

    private final SqlText from;
    private final List<Condition> covered;
    private final boolean narrow;

    private Lead(SqlText from, Collection<? extends Condition> covered, boolean narrow) {
        this.from = from;
        this.covered = List.copyOf(covered);
        this.narrow = narrow;
    }

    static Lead of(String type, List<Condition> conditions) {
        return ids(type, conditions)
                .or(() -> chart(type, conditions))
                .or(() -> rare(conditions))
                .orElseGet(() -> wide(type, conditions));
    }

    boolean isNarrow() {
        return narrow;
    }

    boolean covers(Condition condition) {
        return covered.contains(condition);
    }

    /**
     * Of a single condition, for a search that is bounded by how many it may find: whatever satisfies it is a match, so not more
     * rows are looked at than are found. A record may come more than once.
     */
    static Optional<Lead> alone(Condition condition) {
        return switch (condition) {
            case Condition.Key key -> Optional.of(alone(having(key), key));
            case Condition.LinksTo links ->
                Optional.of(alone(
                        new SqlText()
                                .add(
                                        " FROM record_link t WHERE t.target = ANY(?) AND t.param = ?",
                                        ConditionSql.longs(links.targets()),
                                        links.param().number()),
                        links));
            case Condition.Text text
            when text.match() != Condition.Match.CONTAINS -> Optional.of(alone(saying(text), text));
            default -> Optional.empty();
        };
    }

    private static Lead alone(SqlText from, Condition condition) {
        return new Lead(from, List.of(condition), true);
    }

    private static SqlText having(Condition.Key key) {
        var from = new SqlText().add(" FROM record_key t WHERE t.key = ?", key.key());
        key.system().ifPresent(system -> from.add(" AND t.system = ?", system));
        return from;
    }

    private static SqlText saying(Condition.Text text) {
        var from = new SqlText().add(" FROM record_text t WHERE t.param = ?", text.param());
        return text.match() == Condition.Match.EXACT
                ? from.add(" AND t.value = ? AND t.exact = ?", text.value(), text.exact())
                : from.add(
                        " AND t.value >= ? AND t.value < ?", text.value(), text.value() + ConditionSql.LAST_CHARACTER);
    }

    /** Records by their numbers, which are those of a condition. */
    static Lead numbered(List<Long> numbers, Condition condition) {
        var from = new SqlText()
                .add(" FROM (SELECT DISTINCT n.number FROM unnest(?) AS n (number)) t WHERE true", (Object)
                        ConditionSql.longs(numbers));
        return new Lead(from, List.of(condition), true);
    }

    /** {@code FROM … t WHERE …}, to which more conditions can be added. */
    void addTo(SqlText sql) {
        sql.add(from);
    }

    private static Optional<Lead> ids(String type, List<Condition> conditions) {
        return first(conditions, Condition.Is.class)
                .map(is -> new Lead(
                        new SqlText()
                                .add(
                                        " FROM record t WHERE t.self = ANY(?) AND t.type = ? AND t.document IS NOT NULL",
                                        ConditionSql.longs(is.selves()),
                                        type),
                        List.of(is),
                        true));
    }

    /** Of one patient, or of any of several. */
    private static Optional<Lead> chart(String type, List<Condition> conditions) {
        var one = first(conditions, Condition.OwnedBy.class);
        if (one.isPresent()) return Optional.of(chart(type, one.get(), conditions));
        return conditions.stream()
                .filter(Condition.Any.class::isInstance)
                .map(Condition.Any.class::cast)
                .filter(Lead::isAboutCharts)
                .findFirst()
                .map(any -> new Lead(charts(type, any), List.of(any), true));
    }

    /** A code that the records must have is found in the same index, so only those with the code are looked at. */
    private static Lead chart(String type, Condition.OwnedBy owner, List<Condition> conditions) {
        var code = keys(conditions).min(Comparator.comparing(Lead::howCommon));
        var from = new SqlText().add(" FROM (SELECT DISTINCT number FROM (");
        addChart(from, code.orElseGet(() -> ofType(type)), owner);
        from.add(") k) t WHERE true");
        var covered = new ArrayList<Condition>(List.of(owner));
        code.ifPresent(covered::add);
        return new Lead(from, covered, true);
    }

    /** A reference that may lead to more than patients is asked for among the links as well. */
    private static boolean isAboutCharts(Condition.Any any) {
        return any.of().stream().anyMatch(Condition.OwnedBy.class::isInstance)
                && any.of().stream()
                        .allMatch(choice -> choice instanceof Condition.OwnedBy || choice instanceof Condition.LinksTo);
    }

    private static SqlText charts(String type, Condition.Any any) {
        var from = new SqlText().add(" FROM (");
        var union = "";
        for (var choice : any.of()) {
            from.add(union);
            if (choice instanceof Condition.OwnedBy owner) addChart(from, ofType(type), owner);
            else if (choice instanceof Condition.LinksTo links) addLinks(from, links);
            union = "\n UNION ";
        }
        return from.add(") t WHERE true");
    }

    private static void addChart(SqlText from, Condition.Key key, Condition.OwnedBy owner) {
        from.add(KEY, key.key());
        if (key.system().isPresent()) from.add(" AND k.system = ?", key.system().getAsInt());
        from.add(" AND " + Compartment.range("k.number"), owner.patient(), owner.patient());
    }

    private static void addLinks(SqlText from, Condition.LinksTo links) {
        from.add(
                "SELECT l.number FROM record_link l WHERE l.target = ANY(?) AND l.param = ?",
                ConditionSql.longs(links.targets()),
                links.param().number());
    }

    private static Optional<Lead> rare(List<Condition> conditions) {
        return keys(conditions).filter(Condition.Key::rare).findFirst().map(key -> {
            var from =
                    new SqlText().add(" FROM (SELECT DISTINCT k.number FROM record_key k WHERE k.key = ?", key.key());
            key.system().ifPresent(system -> from.add(" AND k.system = ?", system));
            return new Lead(from.add(") t WHERE true"), List.of(key), true);
        });
    }

    /**
     * All records of the type, or those with a code and its system: such rows tell the type as well, and a record has one of
     * them at most, so they can stand in place of the type's.
     */
    private static Lead wide(String type, List<Condition> conditions) {
        var code = keys(conditions).filter(key -> key.system().isPresent()).findFirst();
        var from = new SqlText()
                .add(
                        " FROM record_key t WHERE t.key = ?",
                        code.orElseGet(() -> ofType(type)).key());
        code.ifPresent(key -> from.add(" AND t.system = ?", key.system().orElseThrow()));
        return new Lead(from, code.map(List::of).orElseGet(List::of), false);
    }

    private static int howCommon(Condition.Key key) {
        if (key.rare()) return 0;
        return key.system().isPresent() ? 1 : 2;
    }

    private static Condition.Key ofType(String type) {
        return new Condition.Key(IndexRows.ofType(type), java.util.OptionalInt.empty(), false);
    }

    private static java.util.stream.Stream<Condition.Key> keys(List<Condition> conditions) {
        return conditions.stream().filter(Condition.Key.class::isInstance).map(Condition.Key.class::cast);
    }

    private static <C extends Condition> Optional<C> first(List<Condition> conditions, Class<C> kind) {
        return conditions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
