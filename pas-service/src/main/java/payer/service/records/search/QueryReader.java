package payer.service.records.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.records.index.ParamKind;
import payer.service.records.index.ParamsInUse;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;

/** Reads the text of a query: what to find, in which order, how much of it, and what along with it. */
@Singleton
public final class QueryReader {
    private static final Set<ParamKind> SORTABLE =
            Set.of(ParamKind.DATE, ParamKind.STRING, ParamKind.NUMBER, ParamKind.QUANTITY);

    private static final Set<String> SHOWN = Set.of("_summary", "_elements");

    private final ParamsInUse params;
    private final ConditionReader conditions;
    private final SearchLimits limits;

    public QueryReader(ParamsInUse params, ConditionReader conditions, SearchLimits limits) {
        this.params = params;
        this.conditions = conditions;
        this.limits = limits;
    }

    /**
     * Reads a query on a type of record.
     *
     * @param strict an unknown parameter is an error; otherwise it is left out, and the self link tells
     */
    public Query read(String type, QueryText text, boolean strict) {
        if (text.pairs().size() > limits.mostParameters())
            throw Problem.of(
                    ProblemKind.NOT_SUPPORTED, "A query has at most " + limits.mostParameters() + " parameters");
        var reading = new Reading(type, strict);
        text.pairs().forEach(reading::take);
        return reading.query();
    }

    /** How much of a record that is read is to be shown; the rest of the query is passed over. */
    public Query.Shown shown(String type, QueryText text) {
        var reading = new Reading(type, false);
        text.pairs().stream().filter(pair -> SHOWN.contains(pair.name())).forEach(reading::take);
        if (reading.shown instanceof Query.Shown.Summary summary && summary.kind() == Query.SummaryKind.COUNT)
            throw Problem.of(ProblemKind.INVALID_VALUE, "Of one record there is nothing to count", "_summary");
        return reading.shown;
    }

    private final class Reading {
        private final String type;
        private final boolean strict;
        private final List<Condition> found = new ArrayList<>();
        private final List<Query.Sort> sort = new ArrayList<>();
        private final List<Query.Include> includes = new ArrayList<>();
        private final List<QueryText.Pair> applied = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private int count = limits.defaultCount();
        private Query.Total total = Query.Total.IF_CHEAP;
        private Query.Shown shown = new Query.Shown.Whole();

        Reading(String type, boolean strict) {
            this.type = type;
            this.strict = strict;
        }

        Query query() {
            return new Query(type, found, sort, count, total, shown, includes, new QueryText(applied), ignored);
        }

        void take(QueryText.Pair pair) {
            if (QueryText.OF_THE_EDGE.contains(pair.name()) || pair.value().isEmpty() || understood(pair))
                applied.add(asApplied(pair));
            else ignore(pair.name());
        }

        /** A count above the most is answered with the most, and the self link says so. */
        private QueryText.Pair asApplied(QueryText.Pair pair) {
            return pair.name().equals("_count") && !pair.value().isEmpty()
                    ? new QueryText.Pair("_count", String.valueOf(count))
                    : pair;
        }

        private boolean understood(QueryText.Pair pair) {
            var value = pair.value();
            switch (pair.name()) {
                case "_count" -> count = count(value);
                case "_sort" -> sort(value);
                case "_total" -> total = total(value);
                case "_summary" -> shown = summary(value);
                case "_elements" -> shown = new Query.Shown.Elements(names(value));
                case "_include" -> includes.addAll(include(pair, false, false));
                case "_include:iterate", "_include:recurse" -> includes.addAll(include(pair, false, true));
                case "_revinclude" -> includes.addAll(include(pair, true, false));
                case "_revinclude:iterate", "_revinclude:recurse" -> includes.addAll(include(pair, true, true));
                default -> {
                    return condition(pair);
                }
            }
            return true;
        }

        private boolean condition(QueryText.Pair pair) {
            var condition = conditions.read(type, pair.name(), pair.value());
            condition.ifPresent(found::add);
            return condition.isPresent();
        }

        private void ignore(String name) {
            if (strict)
                throw Problem.of(
                        ProblemKind.NOT_SUPPORTED,
                        "This is no search parameter of " + type,
                        ConditionReader.shown(name));
            ignored.add(ConditionReader.shown(name));
        }

        private int count(String value) {
            try {
                var asked = Long.parseLong(value);
                if (asked >= 0) return (int) Math.min(asked, limits.mostCount());
            } catch (NumberFormatException e) {
                // said below, as for a negative number
            }
            throw Problem.of(ProblemKind.INVALID_VALUE, "_count is a whole number, 0 or more", "_count");
        }

        private void sort(String value) {
            for (var key : value.split(",", -1)) {
                var descending = key.startsWith("-");
                var code = descending ? key.substring(1) : key;
                if (code.equals(SearchParams.ID)) sort.add(new Query.Sort(Optional.empty(), false, descending));
                else if (code.equals(SearchParams.LAST_UPDATED))
                    sort.add(new Query.Sort(Optional.empty(), true, descending));
                else sort.add(new Query.Sort(Optional.of(sortable(code)), false, descending));
            }
            if (sort.size() > 3) throw Problem.of(ProblemKind.NOT_SUPPORTED, "At most three sort keys", "_sort");
        }

        private SearchParam sortable(String code) {
            return params.find(type, code)
                    .filter(param -> SORTABLE.contains(param.kind()))
                    .orElseThrow(() -> Problem.of(
                            ProblemKind.NOT_SUPPORTED,
                            type + " can be sorted by _id, _lastUpdated and its date, string, number and quantity"
                                    + " parameters",
                            "_sort"));
        }

        private Query.Total total(String value) {
            return switch (value) {
                case "none" -> Query.Total.NONE;
                case "accurate", "estimate" -> Query.Total.ACCURATE;
                default ->
                    throw Problem.of(ProblemKind.INVALID_VALUE, "_total is none, estimate or accurate", "_total");
            };
        }

        private Query.Shown summary(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "false" -> new Query.Shown.Whole();
                case "true" -> new Query.Shown.Summary(Query.SummaryKind.TRUE);
                case "text" -> new Query.Shown.Summary(Query.SummaryKind.TEXT);
                case "data" -> new Query.Shown.Summary(Query.SummaryKind.DATA);
                case "count" -> new Query.Shown.Summary(Query.SummaryKind.COUNT);
                default ->
                    throw Problem.of(
                            ProblemKind.INVALID_VALUE, "_summary is true, false, text, data or count", "_summary");
            };
        }

        private Set<String> names(String value) {
            return Arrays.stream(value.split(",", -1))
                    .map(name -> name.startsWith(type + ".") ? name.substring(type.length() + 1) : name)
                    .collect(Collectors.toSet());
        }

        private List<Query.Include> include(QueryText.Pair pair, boolean reverse, boolean iterate) {
            var parts = pair.value().split(":", -1);
            if (parts.length == 1 && parts[0].equals("*") && !reverse)
                return List.of(all(type, Optional.empty(), iterate));
            if (parts.length < 2 || parts.length > 3 || !RecordTypes.keeps(parts[0])) throw noInclude(pair);
            var target = parts.length == 3 ? Optional.of(parts[2]) : Optional.<String>empty();
            if (target.isPresent() && !RecordTypes.keeps(target.get())) throw noInclude(pair);
            if (parts[1].equals("*") && !reverse) return List.of(all(parts[0], target, iterate));
            var param = params.find(parts[0], parts[1])
                    .filter(p -> p.kind() == ParamKind.REFERENCE)
                    .orElseThrow(() -> noInclude(pair));
            return List.of(new Query.Include(List.of(param), target, reverse, iterate));
        }

        private Query.Include all(String source, Optional<String> target, boolean iterate) {
            var references = params.of(source).stream()
                    .filter(param -> param.kind() == ParamKind.REFERENCE)
                    .toList();
            return new Query.Include(references, target, false, iterate);
        }

        private static Problem noInclude(QueryText.Pair pair) {
            return Problem.of(
                    ProblemKind.NOT_SUPPORTED,
                    "An include is Type:parameter or Type:parameter:Type, of a reference parameter",
                    ConditionReader.shown(pair.name()));
        }
    }
}
