package payer.service.audit.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import payer.service.audit.AuditRecord;
import payer.service.audit.AuditSearch;
import payer.service.audit.ChainHead;
import payer.service.audit.KeptTrail;
import payer.service.audit.LaneSpan;
import payer.service.audit.RecordPlace;
import payer.service.audit.Sha256;
import payer.service.audit.SignedAnchor;
import payer.service.database.Sql;

/** Reads the trail's tables, and adds anchors to them. */
@Singleton
final class JdbcKeptTrail implements KeptTrail {
    private static final int AT_A_TIME = 500;

    private final TransactionOperations<Connection> transactions;

    JdbcKeptTrail(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ChainHead> heads() {
        return sql("SELECT tenant, lane, day, seq, hash FROM audit_head ORDER BY tenant, lane")
                .list(JdbcAuditChains::head);
    }

    @Override
    public List<Extent> extents() {
        return sql("""
                        SELECT h.tenant, h.lane, h.seq AS head, count(r.seq) AS records,
                            coalesce(min(r.seq), 9223372036854775807) AS first, coalesce(max(r.seq), 0) AS last
                        FROM audit_head h LEFT JOIN audit_record r USING (tenant, lane)
                        GROUP BY h.tenant, h.lane, h.seq ORDER BY h.tenant, h.lane""")
                .list(row -> new Extent(
                        row.text("tenant"),
                        row.smallNumber("lane"),
                        row.number("head"),
                        row.number("first"),
                        row.number("last"),
                        row.number("records")));
    }

    @Override
    public Optional<RecordPlace> takenTwice(String tenant, int lane) {
        return sql("""
                        SELECT tenant, lane, max(day) AS day, seq FROM audit_record WHERE tenant = ? AND lane = ?
                        GROUP BY tenant, lane, seq HAVING count(*) > 1 ORDER BY seq LIMIT 1""", tenant, lane).first(JdbcAuditChains::place);
    }

    @Override
    public List<RecordPlace> strays() {
        return sql("""
                        SELECT tenant, lane, day, seq FROM audit_record r WHERE NOT EXISTS (
                            SELECT 1 FROM audit_head h WHERE h.tenant = r.tenant AND h.lane = r.lane)
                        ORDER BY tenant, lane, seq LIMIT 1""").list(JdbcAuditChains::place);
    }

    @Override
    public void each(LaneSpan.Range range, Consumer<AuditRecord> consumer) {
        inRange("SELECT *", range).each(AT_A_TIME, JdbcKeptTrail::record, consumer);
    }

    @Override
    public void eachHash(LaneSpan.Range range, Consumer<Sha256> consumer) {
        inRange("SELECT hash", range).each(AT_A_TIME, row -> Sha256.kept(row.bytes("hash")), consumer);
    }

    private Sql inRange(String what, LaneSpan.Range range) {
        return sql(
                what
                        + " FROM audit_record WHERE tenant = ? AND lane = ? AND day BETWEEN ? AND ? AND seq > ? AND seq <= ?"
                        + " ORDER BY seq, day",
                range.tenant(),
                range.lane(),
                range.fromDay(),
                range.toDay(),
                range.from(),
                range.to());
    }

    @Override
    public void each(Instant from, Instant to, Consumer<AuditRecord> consumer) {
        sql(
                        "SELECT * FROM audit_record WHERE day BETWEEN ? AND ? AND recorded_at >= ? AND recorded_at < ?"
                                + " ORDER BY recorded_at, id",
                        dayOf(from).minusDays(1),
                        dayOf(to).plusDays(1),
                        from,
                        to)
                .each(AT_A_TIME, JdbcKeptTrail::record, consumer);
    }

    @Override
    public List<AuditRecord> find(AuditSearch search) {
        var where = new StringBuilder("day BETWEEN ? AND ? AND recorded_at >= ? AND recorded_at < ?");
        var values = new ArrayList<@Nullable Object>(List.of(
                // A chain keeps its day when a clock goes back, so it may lie a day off.
                dayOf(search.from()).minusDays(1), dayOf(search.to()).plusDays(1), search.from(), search.to()));
        search.patient().ifPresent(patient -> {
            where.append(" AND patients @> ?");
            values.add(new String[] {patient});
        });
        search.client().ifPresent(client -> {
            where.append(" AND client = ?");
            values.add(client);
        });
        search.after().ifPresent(cursor -> {
            where.append(" AND (recorded_at, id) > (?, ?)");
            values.add(cursor.at());
            values.add(cursor.id());
        });
        values.add(search.limit());
        return sql("SELECT * FROM audit_record WHERE " + where + " ORDER BY recorded_at, id LIMIT ?", values.toArray())
                .list(JdbcKeptTrail::record);
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    @Override
    public Optional<AuditRecord> find(RecordPlace place) {
        return sql(
                        "SELECT * FROM audit_record WHERE tenant = ? AND lane = ? AND day = ? AND seq = ?",
                        place.tenant(),
                        place.lane(),
                        place.day(),
                        place.seq())
                .first(JdbcKeptTrail::record);
    }

    private static AuditRecord record(Sql.Row row) throws SQLException {
        return new AuditRecord(
                JdbcAuditChains.place(row),
                row.moment("recorded_at"),
                row.id("id"),
                row.text("client"),
                row.texts("patients"),
                row.text("record"),
                Sha256.kept(row.bytes("prev")),
                Sha256.kept(row.bytes("hash")));
    }

    @Override
    public Optional<Cut> lastCut() {
        var month = sql("SELECT max(month) AS month FROM audit_cut HAVING max(month) IS NOT NULL")
                .first(row -> row.date("month"));
        return month.flatMap(this::cut);
    }

    private Optional<Cut> cut(LocalDate month) {
        var cuts = sql("SELECT tenant, lane, day, seq, hash FROM audit_cut WHERE month = ?", month)
                .list(JdbcAuditChains::head);
        return sql(
                        "SELECT said_tenant AS tenant, said_lane AS lane, said_day AS day, said_seq AS seq"
                                + " FROM audit_cut WHERE month = ? LIMIT 1",
                        month)
                .first(JdbcAuditChains::place)
                .map(said -> new Cut(month, cuts, said));
    }

    @Override
    public List<RecordPlace> anchored() {
        return sql("SELECT tenant, lane, day, seq FROM audit_anchored").list(JdbcAuditChains::place);
    }

    @Override
    public Optional<SignedAnchor> lastAnchor() {
        return sql("SELECT number, signed FROM audit_anchor ORDER BY number DESC LIMIT 1")
                .first(JdbcKeptTrail::anchor);
    }

    @Override
    public void eachAnchor(long after, long upTo, Consumer<SignedAnchor> consumer) {
        sql("SELECT number, signed FROM audit_anchor WHERE number > ? AND number <= ? ORDER BY number", after, upTo)
                .each(1, JdbcKeptTrail::anchor, consumer);
    }

    private static SignedAnchor anchor(Sql.Row row) throws SQLException {
        return new SignedAnchor(row.number("number"), row.text("signed"));
    }

    @Override
    public void add(SignedAnchor anchor, Instant at, List<RecordPlace> ends) {
        sql(
                        "INSERT INTO audit_anchor (number, anchored_at, signed) VALUES (?, ?, ?)",
                        anchor.number(),
                        at,
                        anchor.jws())
                .update();
        for (var end : ends) {
            sql("""
                            INSERT INTO audit_anchored (tenant, lane, day, seq) VALUES (?, ?, ?, ?)
                            ON CONFLICT (tenant, lane) DO UPDATE SET day = excluded.day, seq = excluded.seq""", end.tenant(), end.lane(), end.day(), end.seq()).update();
        }
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
