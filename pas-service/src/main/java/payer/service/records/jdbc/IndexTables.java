package payer.service.records.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
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

    /** Rows of one kind over all changes, as columns. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    private record Columns<R>(List<R> rows, long[] numbers) {
        long[] longs(ToLongFunction<R> of) {
            return rows.stream().mapToLong(of).toArray();
        }

        int[] ints(ToLongFunction<R> of) {
            return rows.stream().mapToInt(row -> (int) of.applyAsLong(row)).toArray();
        }

        String[] texts(Function<R, String> of) {
            return rows.stream().map(of).toArray(String[]::new);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared; a copy would cost
    private record Rows(Connection connection, List<RecordChange> changes, long[] numbers) {
        void keys() {
            var columns = columns(IndexRows::keys);
            insert(
                    "INSERT INTO record_key (key, number, system, param) SELECT * FROM unnest(?, ?, ?, ?)",
                    columns.longs(IndexRows.KeyRow::key),
                    columns.numbers(),
                    columns.ints(IndexRows.KeyRow::system),
                    columns.ints(IndexRows.KeyRow::param));
        }

        void links() {
            var columns = columns(IndexRows::links);
            insert(
                    "INSERT INTO record_link (target, number, param) SELECT * FROM unnest(?, ?, ?)",
                    columns.longs(IndexRows.LinkRow::target),
                    columns.numbers(),
                    columns.ints(IndexRows.LinkRow::param));
        }

        void texts() {
            var columns = columns(IndexRows::texts);
            insert(
                    "INSERT INTO record_text (param, number, exact, value) SELECT * FROM unnest(?, ?, ?, ?)",
                    columns.longs(IndexRows.TextRow::param),
                    columns.numbers(),
                    columns.longs(IndexRows.TextRow::exact),
                    columns.texts(IndexRows.TextRow::value));
        }

        void dates() {
            var columns = columns(IndexRows::dates);
            insert(
                    "INSERT INTO record_date (param, number, low, high) SELECT * FROM unnest(?, ?, ?, ?)",
                    columns.longs(IndexRows.DateRow::param),
                    columns.numbers(),
                    columns.longs(IndexRows.DateRow::low),
                    columns.longs(IndexRows.DateRow::high));
        }

        void amounts() {
            var columns = columns(IndexRows::amounts);
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

        private <R> Columns<R> columns(Function<IndexRows, Collection<R>> kind) {
            var rows = new ArrayList<R>();
            var at = new ArrayList<Long>();
            IntStream.range(0, changes.size())
                    .forEach(i -> changes.get(i)
                            .content()
                            .ifPresent(content -> kind.apply(content.indexed().rows())
                                    .forEach(row -> {
                                        rows.add(row);
                                        at.add(numbers[i]);
                                    })));
            return new Columns<>(rows, at.stream().mapToLong(Long::longValue).toArray());
        }
    }
}
