package payer.service.records.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import payer.service.records.index.SearchParam;

/**
 * A search that was understood.
 *
 * @param count how many matches a page has
 * @param applied what was understood of the query, for the self link
 * @param ignored names of parameters that were not
 */
public record Query(
        String type,
        List<Condition> conditions,
        List<Sort> sort,
        int count,
        Total total,
        Shown shown,
        List<Include> includes,
        QueryText applied,
        List<String> ignored) {

    public Query {
        conditions = List.copyOf(conditions);
        sort = List.copyOf(sort);
        includes = List.copyOf(includes);
        ignored = List.copyOf(ignored);
    }

    /** One key of an order. An empty parameter stands for {@code _id}, or {@code _lastUpdated} if {@code updated}. */
    public record Sort(Optional<SearchParam> param, boolean updated, boolean descending) {}

    /** Whether the number of all matches is told. */
    public enum Total {
        NONE,
        ACCURATE,
        /** Where it costs nothing. */
        IF_CHEAP
    }

    /** How much of each match is shown. */
    public sealed interface Shown {
        record Whole() implements Shown {}

        /** {@code _elements}. */
        record Elements(Set<String> names) implements Shown {
            public Elements {
                names = Set.copyOf(names);
            }
        }

        /** {@code _summary}. */
        record Summary(SummaryKind kind) implements Shown {}
    }

    /** The kinds of {@code _summary}. */
    public enum SummaryKind {
        TRUE,
        TEXT,
        DATA,
        COUNT
    }

    /**
     * Records shown along with the matches.
     *
     * @param params references followed: all of the same direction
     * @param targetType of the records that references lead to; empty for any
     * @param reverse records that refer to the matches, in place of those that the matches refer to
     * @param iterate also from records that were themselves included
     */
    public record Include(List<SearchParam> params, Optional<String> targetType, boolean reverse, boolean iterate) {
        public Include {
            params = List.copyOf(params);
        }
    }

    /** All records of a type that satisfy these. */
    static Query plain(String type, List<Condition> conditions) {
        var nothing = new QueryText(List.of());
        return new Query(type, conditions, List.of(), 1, Total.NONE, new Shown.Whole(), List.of(), nothing, List.of());
    }

    /** One more condition, of which the self link does not tell. */
    Query and(Condition condition) {
        var all = new ArrayList<>(conditions);
        all.add(condition);
        return new Query(type, all, sort, count, total, shown, includes, applied, ignored);
    }

    public boolean countsOnly() {
        return count == 0 || (shown instanceof Shown.Summary summary && summary.kind() == SummaryKind.COUNT);
    }

    @Override
    public String toString() {
        return "Query on " + type;
    }
}
