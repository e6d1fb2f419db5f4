package payer.service.records.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import payer.service.database.Sql;
import payer.service.records.RecordChange;
import payer.service.records.index.IndexRows;

/** The tables that records are found by. */
final class IndexTables {
    private static final List<String> TABLES =
            List.of("record_key", "record_link", "record_text", "record_date", "record_amount");

    private IndexTables() {}

    static void delete(Connection connection, long[] numbers) {
        for (var table : TABLES)
            Sql.of(connection, "DELETE FROM " + table + " WHERE number = ANY(?)", (Object) numbers)
                    .update();
    }

    static void insert(Connection connection, List<RecordChange> changes, long[] numbers) {
        var rows = new Rows(connection, changes, numbers);
        rows.keys();
        rows.links();
        rows.texts();
        rows.dates();
        rows.amounts();
    }

    /** A row and the number of the record that it leads to. */
    private record Placed<R>(R row, long number) {}

    /** Rows of one kind over all changes, as columns. */
    private record Columns<R>(List<Placed<R>> rows) {
        long[] numbers() {
            return rows.stream().mapToLong(Placed::number).toArray();
        }

        long[] longs(ToLongFunction<R> of) {
            return rows.stream().mapToLong(placed -> of.applyAsLong(placed.row)).toArray();
        }

        int[] ints(ToIntFunction<R> of) {
            return rows.stream().mapToInt(placed -> of.applyAsInt(placed.row)).toArray();
        }

        String[] texts(Function<R, String> of) {
            return rows.stream().map(placed -> of.apply(placed.row)).toArray(String[]::new);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    private record Rows(Connection connection, List<RecordChange> changes, long[] numbers) {
        void keys() {
            var columns = columns(IndexRows::keys, IndexRows.KeyRow::key);
            insert(
                    "INSERT INTO record_key (key, number, system, param) SELECT * FROM unnest(?, ?, ?, ?)",
                    columns.longs(IndexRows.KeyRow::key),
                    columns.numbers(),
                    columns.ints(IndexRows.KeyRow::system),
                    columns.ints(IndexRows.KeyRow::param));
        }

        void links() {
            var columns = columns(IndexRows::links, IndexRows.LinkRow::target);
            insert(
                    "INSERT INTO record_link (target, number, param) SELECT * FROM unnest(?, ?, ?)",
                    columns.longs(IndexRows.LinkRow::target),
                    columns.numbers(),
                    columns.ints(IndexRows.LinkRow::param));
        }

        void texts() {
            var columns = columns(IndexRows::texts, IndexRows.TextRow::param);
            insert(
                    "INSERT INTO record_text (param, number, exact, value) SELECT * FROM unnest(?, ?, ?, ?)",
                    columns.longs(IndexRows.TextRow::param),
                    columns.numbers(),
                    columns.longs(IndexRows.TextRow::exact),
                    columns.texts(IndexRows.TextRow::value));
        }

        void dates() {
            var columns = columns(IndexRows::dates, IndexRows.DateRow::param);
            insert(
                    "INSERT INTO record_date (param, number, low, high) SELECT * FROM unnest(?, ?, ?, ?)",
                    columns.longs(IndexRows.DateRow::param),
                    columns.numbers(),
                    columns.longs(IndexRows.DateRow::low),
                    columns.longs(IndexRows.DateRow::high));
        }

        void amounts() {
            var columns = columns(IndexRows::amounts, IndexRows.AmountRow::param);
            insert(
                    """
                    INSERT INTO record_amount (param, number, system, unit, code, base_unit, value, base_value)
                    SELECT param, number, system, unit, code, base_unit, value::numeric, base_value::numeric
                    FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    AS new (param, number, system, unit, code, base_unit, value, base_value)\
                    """,
                    columns.longs(IndexRows.AmountRow::param),
                    columns.numbers(),
                    columns.ints(IndexRows.AmountRow::system),
                    columns.ints(IndexRows.AmountRow::unit),
                    columns.ints(IndexRows.AmountRow::code),
                    columns.ints(IndexRows.AmountRow::baseUnit),
                    columns.texts(row -> plain(row.value())),
                    columns.texts(row -> plain(row.baseValue())));
        }

        private static String plain(BigDecimal number) {
            return number.toString();
        }

        private void insert(String text, Object... columns) {
            var first = columns[0];
            if (first instanceof long[] values && values.length == 0) return;
            Sql.of(connection, text, columns).update();
        }

        /** In the order of the index that they are found by, so that neighbours go to the same page of it. */
        private <R> Columns<R> columns(Function<IndexRows, Collection<R>> kind, ToLongFunction<R> order) {
            var rows = new ArrayList<Placed<R>>();
            for (int i = 0; i < changes.size(); i++) {
                var content = changes.get(i).content();
                if (content.isEmpty()) continue;
                for (var row : kind.apply(content.get().indexed().rows())) rows.add(new Placed<>(row, numbers[i]));
            }
            rows.sort(Comparator.<Placed<R>>comparingLong(placed -> order.applyAsLong(placed.row))
                    .thenComparingLong(Placed::number));
            return new Columns<>(rows);
        }
    }
}
