package payer.service.records.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import payer.service.database.Sql;
import payer.service.jobs.JobId;
import payer.service.records.load.Load;
import payer.service.records.load.LoadId;
import payer.service.records.load.Loads;
import payer.service.records.load.RefusedLine;

/** Loads as rows, with a row for each part. */
@Singleton
final class JdbcLoads implements Loads {
    private static final String SHOWN = """
        SELECT l.id, l.name, l.begun_by, l.begun_at, l.job,
            count(p.number) AS parts, count(p.number) FILTER (WHERE p.content IS NULL) AS done,
            coalesce(sum(p.lines), 0) AS lines, coalesce(sum(p.stored), 0) AS stored,
            coalesce(sum(p.unchanged), 0) AS unchanged, coalesce(sum(p.refused), 0) AS refused
        FROM record_load l LEFT JOIN record_load_part p ON p.load = l.id
        """;

    private final TransactionOperations<Connection> transactions;

    JdbcLoads(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(LoadId id, String name, String by, Instant now) {
        sql("INSERT INTO record_load (id, name, begun_by, begun_at) VALUES (?, ?, ?, ?)", id.value(), name, by, now)
                .update();
    }

    @Override
    public Optional<Load> find(LoadId id) {
        return sql(SHOWN + "WHERE l.id = ? GROUP BY l.id", id.value()).first(JdbcLoads::load);
    }

    @Override
    public List<Load> list(int limit) {
        return sql(SHOWN + "GROUP BY l.id ORDER BY l.begun_at DESC, l.id LIMIT ?", limit)
                .list(JdbcLoads::load);
    }

    @Override
    public Optional<Load> lock(LoadId id) {
        return sql("SELECT id FROM record_load WHERE id = ? FOR UPDATE", id.value())
                .first(row -> row.id("id"))
                .flatMap(_ -> find(id));
    }

    @Override
    public boolean addPart(LoadId id, int number, int lines, byte[] packed) {
        return sql(
                                "INSERT INTO record_load_part (load, number, lines, content) VALUES (?, ?, ?, ?)"
                                        + " ON CONFLICT DO NOTHING",
                                id.value(),
                                number,
                                lines,
                                packed)
                        .update()
                == 1;
    }

    @Override
    public List<Integer> missing(LoadId id, int parts) {
        return sql("""
            SELECT wanted FROM generate_series(0, ? - 1) AS wanted
            WHERE NOT EXISTS (SELECT FROM record_load_part WHERE load = ? AND number = wanted)
            ORDER BY wanted\
            """, parts, id.value()).list(row -> row.smallNumber("wanted"));
    }

    @Override
    public void start(LoadId id, int parts, JobId job) {
        sql("DELETE FROM record_load_part WHERE load = ? AND number >= ?", id.value(), parts)
                .update();
        sql("UPDATE record_load SET job = ? WHERE id = ?", job.value(), id.value())
                .update();
    }

    @Override
    public List<Integer> waiting(LoadId id) {
        return sql(
                        "SELECT number FROM record_load_part WHERE load = ? AND content IS NOT NULL ORDER BY number",
                        id.value())
                .list(row -> row.smallNumber("number"));
    }

    @Override
    public Optional<byte[]> part(LoadId id, int number) {
        return sql(
                        "SELECT content FROM record_load_part WHERE load = ? AND number = ? AND content IS NOT NULL",
                        id.value(),
                        number)
                .first(row -> row.bytes("content"));
    }

    @Override
    public void done(LoadId id, int number, int stored, int unchanged, List<RefusedLine> refused) {
        var lines = refused.stream().mapToLong(RefusedLine::line).distinct().count();
        var noted = sql("""
            UPDATE record_load_part SET content = NULL, stored = ?, unchanged = ?, refused = ?
            WHERE load = ? AND number = ? AND content IS NOT NULL\
            """, stored, unchanged, (int) lines, id.value(), number).update();
        if (noted == 0) return; // another worker was quicker, and has noted the same
        for (var one : refused)
            sql(
                            "INSERT INTO record_load_refused (load, part, line, code, text, place) VALUES (?, ?, ?, ?,"
                                    + " ?, ?)",
                            id.value(),
                            number,
                            (int) one.line(),
                            one.code(),
                            one.text(),
                            one.place())
                    .update();
    }

    /** A line's number in the file: those of the parts before, and its own in its part. */
    @Override
    public List<RefusedLine> refused(LoadId id, long after, int limit) {
        return sql("""
            WITH part AS (
                SELECT number, sum(lines) OVER (ORDER BY number) - lines AS before
                FROM record_load_part WHERE load = ?)
            SELECT part.before + r.line AS line, r.code, r.text, r.place
            FROM record_load_refused r JOIN part ON part.number = r.part
            WHERE r.load = ? AND part.before + r.line > ?
            ORDER BY 1, r.code, r.place FETCH FIRST ? ROWS WITH TIES\
            """, id.value(), id.value(), after, limit)
                .list(row ->
                        new RefusedLine(row.number("line"), row.text("code"), row.text("text"), row.text("place")));
    }

    @Override
    public int removeBegunBefore(Instant then) {
        return sql("DELETE FROM record_load WHERE begun_at < ?", then).update();
    }

    private static Load load(Sql.Row row) throws SQLException {
        return new Load(
                new LoadId(row.id("id")),
                row.text("name"),
                row.text("begun_by"),
                row.moment("begun_at"),
                row.smallNumber("parts"),
                row.smallNumber("done"),
                row.number("lines"),
                row.number("stored"),
                row.number("unchanged"),
                row.number("refused"),
                Optional.ofNullable(row.columns().getObject("job", UUID.class)).map(JobId::new));
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
