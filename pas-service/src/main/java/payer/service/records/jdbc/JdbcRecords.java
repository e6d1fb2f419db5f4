package payer.service.records.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.records.RecordChange;
import payer.service.records.RecordKey;
import payer.service.records.RecordVersion;
import payer.service.records.Records;
import payer.service.records.document.Packing;
import payer.service.records.index.Keys;

/** Records as rows of {@code record}, their older versions as rows of {@code record_version}. */
@Singleton
final class JdbcRecords implements Records {
    private static final String COLUMNS = "number, type, id, version, updated_at, document";

    /** After every version there can be. */
    private static final Place END = new Place(Instant.parse("9999-01-01T00:00:00Z"), 0, 0);

    private final TransactionOperations<Connection> transactions;

    JdbcRecords(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<RecordVersion> find(RecordKey key) {
        return sql(
                        "SELECT " + COLUMNS + " FROM record WHERE self = ? AND type = ? AND id = ?",
                        key.self(),
                        key.type(),
                        key.id())
                .first(JdbcRecords::version);
    }

    @Override
    public Optional<RecordVersion> find(RecordKey key, int version) {
        var current = find(key);
        if (current.isEmpty() || current.get().version() == version) return current;
        return sql(
                        "SELECT number, version, updated_at, document FROM record_version WHERE number = ? AND version"
                                + " = ?",
                        current.get().number(),
                        version)
                .first(row -> version(row, key));
    }

    @Override
    public List<RecordVersion> findAll(Collection<RecordKey> keys) {
        if (keys.isEmpty()) return List.of();
        return sql("SELECT " + COLUMNS + " FROM record WHERE self = ANY(?)", (Object) selves(keys))
                .list(JdbcRecords::version);
    }

    @Override
    public List<RecordVersion> ofPatients(Collection<String> patients, Collection<String> types) {
        if (patients.isEmpty() || types.isEmpty()) return List.of();
        return sql(
                        "SELECT r.number, r.type, r.id, r.version, r.updated_at, r.document FROM record_compartment c"
                                + " JOIN record r ON r.number BETWEEN c.number << 20 AND ((c.number + 1) << 20) - 1"
                                + " WHERE c.patient = ANY(?) AND r.type = ANY(?) AND r.document IS NOT NULL"
                                + " ORDER BY r.number",
                        patients.toArray(String[]::new),
                        types.toArray(String[]::new))
                .list(JdbcRecords::version);
    }

    @Override
    public Map<RecordKey, RecordVersion> lock(Collection<RecordKey> keys) {
        var found = new TreeMap<RecordKey, RecordVersion>();
        if (keys.isEmpty()) return found;
        sql("SELECT " + COLUMNS + " FROM record WHERE self = ANY(?) ORDER BY self FOR UPDATE", (Object) selves(keys))
                .list(JdbcRecords::version)
                .forEach(version -> found.put(version.key(), version));
        return found;
    }

    @Override
    public void lockConditions(Collection<String> conditions) {
        // In the order of their keys, so that two transactions never wait for each other.
        conditions.stream()
                .map(Keys::of)
                .distinct()
                .sorted()
                .forEach(key -> sql("SELECT pg_advisory_xact_lock(?)", key).first(row -> true));
    }

    @Override
    public void store(List<RecordChange> changes) {
        if (!changes.isEmpty()) new StoredChanges(transactions.getConnection(), changes).store();
    }

    @Override
    public long count(List<String> types) {
        return sql("SELECT count(*) AS records FROM record WHERE type = ANY(?)", (Object) types.toArray(String[]::new))
                .first(row -> row.number("records"))
                .orElseThrow();
    }

    @Override
    public List<RecordVersion> lockWritten(String type, Instant after, long number, int count) {
        return sql(
                        "SELECT " + COLUMNS + " FROM record WHERE type = ? AND (updated_at, number) > (?, ?)"
                                + " ORDER BY updated_at, number LIMIT ? FOR UPDATE",
                        type,
                        after,
                        number,
                        count)
                .list(JdbcRecords::version);
    }

    @Override
    public void reindex(List<RecordChange> unchanged) {
        if (unchanged.isEmpty()) return;
        var numbers = unchanged.stream()
                .mapToLong(change -> change.before().orElseThrow().number())
                .toArray();
        IndexTables.delete(transactions.getConnection(), numbers);
        IndexTables.insert(transactions.getConnection(), unchanged, numbers);
    }

    @Override
    public List<RecordVersion> history(RecordKey key, Window window) {
        return find(key)
                .map(current -> pageOf(window, "number = ?", current.number()).list(row -> version(row, key)))
                .orElse(List.of());
    }

    @Override
    public List<RecordVersion> history(String type, Window window) {
        return pageOf(window, "type = ?", type).list(JdbcRecords::version);
    }

    private Sql pageOf(Window window, String what, Object value) {
        var condition = " WHERE " + what + " AND updated_at >= ? AND (updated_at, number, version) < (?, ?, ?)";
        var order = " ORDER BY updated_at DESC, number DESC, version DESC LIMIT ?";
        var columns = "SELECT number, type, version, updated_at, document FROM ";
        var page = "(" + columns + "record" + condition + order + ") UNION ALL (" + columns + "record_version"
                + condition + order + ")";
        var since = window.since().orElse(Instant.EPOCH);
        var before = window.before().orElse(END);
        return sql(
                "SELECT v.*, r.id FROM (" + page + order + ") v JOIN record r USING (number)"
                        + " ORDER BY v.updated_at DESC, v.number DESC, v.version DESC",
                value,
                since,
                before.at(),
                before.number(),
                before.version(),
                window.count(),
                value,
                since,
                before.at(),
                before.number(),
                before.version(),
                window.count(),
                window.count());
    }

    private static long[] selves(Collection<RecordKey> keys) {
        return keys.stream().mapToLong(RecordKey::self).toArray();
    }

    static RecordVersion version(Sql.Row row) throws SQLException {
        return version(row, new RecordKey(row.text("type"), row.text("id")));
    }

    private static RecordVersion version(Sql.Row row, RecordKey key) throws SQLException {
        return new RecordVersion(
                key,
                row.smallNumber("version"),
                row.moment("updated_at"),
                row.number("number"),
                Optional.ofNullable(row.columns().getBytes("document")).map(Packing::unpack));
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
