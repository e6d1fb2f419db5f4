package payer.service.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One SQL statement with the values for its question marks, run on a connection that the caller holds. */
public final class Sql {
    private final Connection connection;
    private final String text;
    private final @Nullable Object[] values;
    private final boolean second;

    /** Reads one row. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    private Sql(Connection connection, String text, @Nullable Object[] values, boolean second) {
        this.connection = connection;
        this.text = text;
        this.values = values;
        this.second = second;
    }

    /** Instants, dates, ids, numbers, texts, bytes, and arrays of texts, longs or ids; null where a column may be. */
    public static Sql of(Connection connection, String text, @Nullable Object... values) {
        return new Sql(connection, text, values, false);
    }

    /** The same query behind another one without values, sent in one message; what that one answers is passed over. */
    public Sql behind(String first) {
        return new Sql(connection, first + ";\n" + text, values, true);
    }

    /** How many rows the statement changed. */
    public int update() {
        try (var statement = prepared()) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    /** The same statement for each of these rows of values, sent together. */
    public static void updateEach(Connection connection, String text, List<Object[]> rows) {
        try (var statement = connection.prepareStatement(text)) {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) set(statement, i + 1, row[i]);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    public <T> List<T> list(Reading<T> reading) {
        var read = new ArrayList<T>();
        each(0, reading, read::add);
        return read;
    }

    public <T> Optional<T> first(Reading<T> reading) {
        return list(reading).stream().findFirst();
    }

    /** Row by row, {@code fetchSize} of them in memory at a time (which needs an open transaction); 0 fetches all at once. */
    public <T> void each(int fetchSize, Reading<T> reading, Consumer<T> consumer) {
        try (var statement = prepared()) {
            statement.setFetchSize(fetchSize);
            try (var rows = answer(statement)) {
                var row = new Row(rows);
                while (rows.next()) consumer.accept(reading.read(row));
            }
        } catch (SQLException e) {
            throw new SqlFault(e);
        }
    }

    private ResultSet answer(PreparedStatement statement) throws SQLException {
        if (!second) return statement.executeQuery();
        statement.execute();
        statement.getMoreResults();
        return statement.getResultSet();
    }

    private PreparedStatement prepared() throws SQLException {
        var statement = connection.prepareStatement(text);
        for (int i = 0; i < values.length; i++) set(statement, i + 1, values[i]);
        return statement;
    }

    private static void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        var connection = statement.getConnection();
        switch (value) {
            case Instant moment -> statement.setObject(place, moment.atOffset(ZoneOffset.UTC));
            case String[] texts -> statement.setArray(place, connection.createArrayOf("text", texts));
            case byte[][] some -> statement.setArray(place, connection.createArrayOf("bytea", some));
            case Long[] numbers -> statement.setArray(place, connection.createArrayOf("bigint", numbers));
            case UUID[] ids -> statement.setArray(place, connection.createArrayOf("uuid", ids));
            case null, default -> statement.setObject(place, value);
        }
    }

    /** The current row of an answer, by column name. */
    public record Row(ResultSet columns) {
        public String text(String column) throws SQLException {
            return columns.getString(column);
        }

        public Optional<String> maybeText(String column) throws SQLException {
            return Optional.ofNullable(columns.getString(column));
        }

        public long number(String column) throws SQLException {
            return columns.getLong(column);
        }

        public int smallNumber(String column) throws SQLException {
            return columns.getInt(column);
        }

        public boolean flag(String column) throws SQLException {
            return columns.getBoolean(column);
        }

        public UUID id(String column) throws SQLException {
            return columns.getObject(column, UUID.class);
        }

        public LocalDate date(String column) throws SQLException {
            return columns.getObject(column, LocalDate.class);
        }

        public byte[] bytes(String column) throws SQLException {
            return columns.getBytes(column);
        }

        public List<String> texts(String column) throws SQLException {
            return List.of((String[]) columns.getArray(column).getArray());
        }

        public Instant moment(String column) throws SQLException {
            return columns.getObject(column, OffsetDateTime.class).toInstant();
        }

        public Optional<Instant> maybeMoment(String column) throws SQLException {
            return Optional.ofNullable(columns.getObject(column, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant);
        }
    }
}
