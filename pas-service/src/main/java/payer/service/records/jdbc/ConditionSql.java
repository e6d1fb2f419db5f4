package payer.service.records.jdbc;

import java.util.Collection;
import java.util.List;
import payer.service.records.index.IndexRows;
import payer.service.records.index.Keys;
import payer.service.records.index.SearchParam;
import payer.service.records.search.Condition;
import payer.service.records.search.Prefix;

/** Writes conditions as SQL. Each is a question about one record's number, so the planner is free to start with any of them. */
final class ConditionSql {
    private static final int MOST_LOOKED_AT = 20;

    private final SqlText sql;
    private final String end;

    /** @param oneByOne asked of each record that is looked at; otherwise the planner may start here */
    ConditionSql(SqlText sql, boolean oneByOne) {
        this.sql = sql;
        // A subquery with an offset is left where it stands.
        this.end = oneByOne ? " OFFSET 0)" : ")";
    }

    /** Adds {@code AND …} for each. */
    void all(Collection<Condition> conditions, String number) {
        for (var condition : conditions) {
            sql.add("\n AND ");
            add(condition, number);
        }
    }

    private void add(Condition condition, String number) {
        switch (condition) {
            case Condition.Any any -> any(any.of(), number);
            case Condition.All every -> {
                sql.add("(true");
                all(every.of(), number);
                sql.add(")");
            }
            case Condition.Not not -> not(not.what(), number);
            case Condition.Key key -> key(key, number);
            case Condition.OfSystem of ->
                in(
                        "record_key",
                        number,
                        "param = ? AND %s.system = ?",
                        of.param().number(),
                        of.system());
            case Condition.Present present -> present(present.param(), number);
            case Condition.LinksTo links -> linksTo(links, number);
            case Condition.OwnedBy owned -> sql.add(Compartment.range(number), owned.patient(), owned.patient());
            case Condition.LinksToOne links -> linksToOne(links, number);
            case Condition.LinkedFromOne linked -> linkedFromOne(linked, number);
            case Condition.Text text -> text(text, number);
            case Condition.Date date -> date(date, number);
            case Condition.Updated updated -> updated(updated, number);
            case Condition.Amount amount -> amount(amount, number);
            case Condition.Is is -> in("record", number, "self = ANY(?)", (Object) longs(is.selves()));
        }
    }

    private void any(List<Condition> choices, String number) {
        var keys = choices.stream()
                .filter(choice ->
                        choice instanceof Condition.Key key && key.system().isEmpty())
                .map(choice -> ((Condition.Key) choice).key())
                .toList();
        if (keys.size() == choices.size() && !keys.isEmpty()) {
            in("record_key", number, "key = ANY(?)", (Object) longs(keys));
            return;
        }
        sql.add("(");
        for (int i = 0; i < choices.size(); i++) {
            if (i > 0) sql.add(" OR ");
            add(choices.get(i), number);
        }
        sql.add(")");
    }

    private void not(Condition condition, String number) {
        sql.add("NOT ");
        add(condition, number);
    }

    /** {@code condition} starts with a column and names the table as {@code %s} where it goes on. */
    private void in(String table, String number, String condition, Object... values) {
        var alias = sql.alias();
        sql.add(
                "EXISTS (SELECT FROM " + table + " " + alias + " WHERE " + alias + ".number = " + number + " AND "
                        + alias + "." + condition.replace("%s", alias) + end,
                values);
    }

    private void key(Condition.Key key, String number) {
        if (key.system().isEmpty()) in("record_key", number, "key = ?", key.key());
        else
            in(
                    "record_key",
                    number,
                    "key = ? AND %s.system = ?",
                    key.key(),
                    key.system().getAsInt());
    }

    private void present(SearchParam param, String number) {
        switch (param.kind()) {
            case TOKEN, URI, COMPOSITE -> in("record_key", number, "param = ?", param.number());
            case REFERENCE -> {
                sql.add("(");
                in("record_link", number, "param = ?", param.number());
                sql.add(" OR ");
                in("record_key", number, "param = ?", param.number());
                sql.add(")");
            }
            case STRING -> in("record_text", number, "param = ?", Keys.of(param.name()));
            case DATE -> in("record_date", number, "param = ?", Keys.of(param.name()));
            case NUMBER, QUANTITY -> in("record_amount", number, "param = ?", Keys.of(param.name()));
        }
    }

    private void linksTo(Condition.LinksTo links, String number) {
        // Of a long list the planner would look at each member; how many there are is all that it needs to know.
        var targets = links.targets().size() > MOST_LOOKED_AT ? "ANY(ARRAY(SELECT unnest(?)))" : "ANY(?)";
        in(
                "record_link",
                number,
                "target = " + targets + " AND %s.param = ?",
                longs(links.targets()),
                links.param().number());
    }

    private void linksToOne(Condition.LinksToOne links, String number) {
        var link = sql.alias();
        var target = sql.alias();
        sql.add("EXISTS (SELECT FROM record_link " + link + " JOIN record " + target + " ON " + target + ".self = "
                + link + ".target");
        if (links.that().stream().noneMatch(Condition::tellsType)) ofType(links.targetType(), target);
        sql.add(
                " WHERE " + link + ".number = " + number + " AND " + link + ".param = ?",
                links.param().number());
        all(links.that(), target + ".number");
        sql.add(end);
    }

    private void ofType(String type, String target) {
        var alias = sql.alias();
        sql.add(
                " JOIN record_key " + alias + " ON " + alias + ".number = " + target + ".number AND " + alias
                        + ".key = ?",
                IndexRows.ofType(type));
    }

    private void linkedFromOne(Condition.LinkedFromOne linked, String number) {
        var link = sql.alias();
        var mine = sql.alias();
        sql.add(
                "EXISTS (SELECT FROM record_link " + link + " JOIN record " + mine + " ON " + mine + ".self = " + link
                        + ".target WHERE " + mine + ".number = " + number + " AND " + link + ".param = ?",
                linked.param().number());
        all(linked.that(), link + ".number");
        sql.add(end);
    }

    private void text(Condition.Text text, String number) {
        switch (text.match()) {
            case EXACT ->
                in(
                        "record_text",
                        number,
                        "param = ? AND %s.value = ? AND %s.exact = ?",
                        text.param(),
                        text.value(),
                        text.exact());
            case STARTS ->
                in(
                        "record_text",
                        number,
                        "param = ? AND %s.value >= ? AND %s.value < ?",
                        text.param(),
                        text.value(),
                        text.value() + LAST_CHARACTER);
            // What is compared has letters, digits and spaces alone, so nothing in it means anything to LIKE.
            case CONTAINS ->
                in("record_text", number, "param = ? AND %s.value LIKE ?", text.param(), "%" + text.value() + "%");
        }
    }

    static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private void date(Condition.Date date, String number) {
        var low = date.span().low();
        var high = date.span().high();
        switch (date.prefix()) {
            case EQ -> date(date, number, "%s.low >= ? AND %s.high <= ?", low, high);
            case NE -> date(date, number, "NOT (%s.low >= ? AND %s.high <= ?)", low, high);
            case GT -> date(date, number, "%s.high > ?", high);
            case LT -> date(date, number, "%s.low < ?", low);
            case GE -> date(date, number, "(%s.high > ? OR %s.low >= ? AND %s.high <= ?)", high, low, high);
            case LE -> date(date, number, "(%s.low < ? OR %s.low >= ? AND %s.high <= ?)", low, low, high);
            case SA -> date(date, number, "%s.low >= ?", high);
            case EB -> date(date, number, "%s.high <= ?", low);
            case AP -> date(date, number, "%s.low < ? AND %s.high > ?", high, low);
        }
    }

    private void date(Condition.Date date, String number, String condition, Object... values) {
        in("record_date", number, "param = ? AND " + condition, prepend(date.param(), values));
    }

    /** The moment of a version is exact, so it is either before, in or after the span. */
    private void updated(Condition.Updated updated, String number) {
        var low = moment(updated.span().low());
        var high = moment(updated.span().high());
        switch (updated.prefix()) {
            case EQ, AP -> in("record", number, "updated_at >= ? AND %s.updated_at < ?", low, high);
            case NE ->
                in("record", number, "number IS NOT NULL AND (%s.updated_at < ? OR %s.updated_at >= ?)", low, high);
            case GT, SA -> in("record", number, "updated_at >= ?", high);
            case LT, EB -> in("record", number, "updated_at < ?", low);
            case GE -> in("record", number, "updated_at >= ?", low);
            case LE -> in("record", number, "updated_at < ?", high);
        }
    }

    private static java.time.Instant moment(long millis) {
        return java.time.Instant.ofEpochMilli(millis);
    }

    private void amount(Condition.Amount amount, String number) {
        var unit = amount.unit();
        switch (unit.kind()) {
            case ANY -> amount(amount, number, "value", "", new Object[0]);
            case BASE -> amount(amount, number, "base_value", " AND %s.base_unit = ?", unit.key());
            case SYSTEM_AND_CODE -> amount(amount, number, "value", " AND %s.unit = ?", unit.key());
            case CODE -> amount(amount, number, "value", " AND %s.code = ?", unit.key());
        }
    }

    private void amount(Condition.Amount amount, String number, String column, String unit, Object... unitKey) {
        var value = "%s." + column;
        switch (amount.prefix()) {
            case EQ, AP ->
                amount(
                        amount,
                        number,
                        unit,
                        unitKey,
                        value + " >= ? AND " + value + upTo(amount),
                        amount.low(),
                        amount.high());
            case NE ->
                amount(
                        amount,
                        number,
                        unit,
                        unitKey,
                        "NOT (" + value + " >= ? AND " + value + " < ?)",
                        amount.low(),
                        amount.high());
            case GT, SA -> amount(amount, number, unit, unitKey, value + " > ?", amount.high());
            case LT, EB -> amount(amount, number, unit, unitKey, value + " < ?", amount.low());
            case GE -> amount(amount, number, unit, unitKey, value + " >= ?", amount.low());
            case LE -> amount(amount, number, unit, unitKey, value + " <= ?", amount.high());
        }
    }

    private static String upTo(Condition.Amount amount) {
        return amount.prefix() == Prefix.AP ? " <= ?" : " < ?";
    }

    private void amount(
            Condition.Amount amount,
            String number,
            String unit,
            Object[] unitKey,
            String comparison,
            Object... bounds) {
        var values = new java.util.ArrayList<Object>(List.of(amount.param()));
        amount.place().system().ifPresent(values::add);
        values.addAll(List.of(unitKey));
        values.addAll(List.of(bounds));
        in(
                "record_amount",
                number,
                "param = ?" + system(amount.place()) + unit + " AND " + comparison,
                values.toArray());
    }

    /** Amounts that stand by themselves have an index of their own, which the planner takes where the query says so. */
    private static String system(Condition.Place place) {
        if (!place.inComposite()) return " AND %s.system = 0";
        return place.system().isPresent() ? " AND %s.system = ?" : "";
    }

    private static Object[] prepend(Object first, Object[] rest) {
        var all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    static long[] longs(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
