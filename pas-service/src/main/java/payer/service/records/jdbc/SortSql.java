package payer.service.records.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import payer.service.records.index.Keys;
import payer.service.records.index.SearchParam;
import payer.service.records.search.Query;
import payer.service.records.search.Searches;

/**
 * Writes orders as SQL: a column for each sort key, none of them ever null, and the number of the record last, so that each
 * match has one place and a page can begin after any of them. What has no value comes last, whatever the direction.
 */
final class SortSql {
    /** In base units, where UCUM knows how, so that 2 g come after 500 mg. */
    private static final String COMPARABLE = "CASE WHEN v.base_unit = 0 THEN v.value ELSE v.base_value END";

    static final SortSql NONE = new SortSql(List.of(), "");

    private final List<Key> keys;

    /** @param type of its values, to which a place's text is cast */
    private record Key(String expression, List<Object> values, String type, boolean descending) {}

    SortSql(List<Query.Sort> sorts, String number) {
        this.keys = sorts.stream().map(sort -> key(sort, number)).toList();
    }

    boolean isPlain() {
        return keys.isEmpty();
    }

    int size() {
        return keys.size();
    }

    /** {@code , … AS s0, … AS s1} */
    void addColumns(SqlText sql) {
        for (int i = 0; i < keys.size(); i++)
            sql.add(
                    ", " + keys.get(i).expression + " AS s" + i,
                    keys.get(i).values.toArray());
    }

    /** {@code ORDER BY …} of a query whose matches are named {@code m}. */
    String order() {
        return " ORDER BY "
                + IntStream.range(0, keys.size())
                        .mapToObj(i -> "m.s" + i + (keys.get(i).descending ? " DESC, " : ", "))
                        .collect(Collectors.joining())
                + "m.number";
    }

    /** {@code WHERE …}: only what comes after the place. */
    void addAfter(SqlText sql, Searches.Place place) {
        var values = new ArrayList<Object>();
        var condition = new StringBuilder("m.number > ?");
        values.add(place.number());
        for (int i = keys.size() - 1; i >= 0; i--) {
            var key = keys.get(i);
            var value = "?::" + key.type;
            var column = "m.s" + i;
            condition.insert(
                    0, column + (key.descending ? " < " : " > ") + value + " OR " + column + " = " + value + " AND (");
            condition.append(")");
            values.add(0, place.keys().get(i));
            values.add(0, place.keys().get(i));
        }
        sql.add(" WHERE (" + condition + ")", values.toArray());
    }

    private static Key key(Query.Sort sort, String number) {
        if (sort.param().isPresent()) return key(sort.param().get(), sort.descending(), number);
        var column = sort.updated() ? "(extract(epoch from r.updated_at) * 1000)::bigint" : "r.id";
        var type = sort.updated() ? "bigint" : "text";
        return new Key(
                "(SELECT " + column + " FROM record r WHERE r.number = " + number + ")",
                List.of(),
                type,
                sort.descending());
    }

    private static Key key(SearchParam param, boolean descending, String number) {
        return switch (param.kind()) {
            case DATE ->
                descending
                        ? key(
                                param,
                                number,
                                "max(v.high)",
                                "record_date",
                                "bigint",
                                String.valueOf(Long.MIN_VALUE),
                                true)
                        : key(
                                param,
                                number,
                                "min(v.low)",
                                "record_date",
                                "bigint",
                                String.valueOf(Long.MAX_VALUE),
                                false);
            case STRING ->
                descending
                        ? key(param, number, "max(v.value)", "record_text", "text", "", true)
                        : key(
                                param,
                                number,
                                "min(v.value)",
                                "record_text",
                                "text",
                                Character.toString(Character.MAX_CODE_POINT),
                                false);
            case NUMBER, QUANTITY ->
                descending
                        ? key(param, number, "max(" + COMPARABLE + ")", "record_amount", "numeric", "-Infinity", true)
                        : key(param, number, "min(" + COMPARABLE + ")", "record_amount", "numeric", "Infinity", false);
            case TOKEN, REFERENCE, URI, COMPOSITE -> throw new IllegalArgumentException("no order by " + param);
        };
    }

    private static Key key(
            SearchParam param,
            String number,
            String value,
            String table,
            String type,
            String last,
            boolean descending) {
        var collation = type.equals("text") ? " COLLATE \"C\"" : "";
        return new Key(
                "coalesce((SELECT " + value + " FROM " + table + " v WHERE v.number = " + number
                        + " AND v.param = ?), ?::" + type + ")" + collation,
                List.of(Keys.of(param.name()), last),
                type,
                descending);
    }
}
