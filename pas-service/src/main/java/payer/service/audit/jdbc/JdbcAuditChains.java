package payer.service.audit.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import payer.service.audit.AuditChains;
import payer.service.audit.AuditRecord;
import payer.service.audit.ChainHead;
import payer.service.audit.RecordPlace;
import payer.service.audit.Sha256;
import payer.service.database.Sql;

/** Heads as rows that a transaction locks, records as rows that are only ever added. */
@Singleton
final class JdbcAuditChains implements AuditChains {
    // Transactions that start together have ids next to each other and so look at different lanes first; one that
    // appends
    // again comes back to the lane it holds.
    private static final String FREE_HEAD = """
            SELECT tenant, lane, day, seq, hash FROM audit_head WHERE tenant = ?
            ORDER BY (lane + 63 * (pg_current_xact_id()::text::bigint % 64)) % 64 LIMIT 1 FOR UPDATE\
            """;
    private static final String ADD = """
            WITH added AS (
                INSERT INTO audit_record (tenant, lane, day, seq, recorded_at, id, client, patients, record, prev, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING tenant, lane, day, seq, hash)
            UPDATE audit_head h SET day = a.day, seq = a.seq, hash = a.hash FROM added a
            WHERE h.tenant = a.tenant AND h.lane = a.lane""";

    private final TransactionOperations<Connection> transactions;

    JdbcAuditChains(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public ChainHead take(String tenant) {
        return freeHead(tenant, " SKIP LOCKED").orElseGet(() -> waitForHead(tenant));
    }

    /** All lanes are in others' hands, or the tenant has none yet. */
    private ChainHead waitForHead(String tenant) {
        Sql.of(transactions.getConnection(), """
                        INSERT INTO audit_head (tenant, lane, day, seq, hash)
                        SELECT ?, lane, ?, 0, ? FROM generate_series(0, ?) AS lane ON CONFLICT DO NOTHING""", tenant, LocalDate.EPOCH, Sha256.ZERO.bytes(), LANES - 1)
                .update();
        return freeHead(tenant, "").orElseThrow();
    }

    private Optional<ChainHead> freeHead(String tenant, String orWait) {
        return Sql.of(transactions.getConnection(), FREE_HEAD + orWait, tenant).first(JdbcAuditChains::head);
    }

    static ChainHead head(Sql.Row row) throws SQLException {
        return new ChainHead(place(row), Sha256.kept(row.bytes("hash")));
    }

    static RecordPlace place(Sql.Row row) throws SQLException {
        return new RecordPlace(row.text("tenant"), row.smallNumber("lane"), row.date("day"), row.number("seq"));
    }

    @Override
    public void add(AuditRecord record) {
        var place = record.place();
        var moved = Sql.of(
                        transactions.getConnection(),
                        ADD,
                        place.tenant(),
                        place.lane(),
                        place.day(),
                        place.seq(),
                        record.at(),
                        record.id(),
                        record.client(),
                        record.patients().toArray(String[]::new),
                        record.json(),
                        record.prev().bytes(),
                        record.hash().bytes())
                .update();
        if (moved != 1) throw new IllegalStateException("a record without a head: " + place);
    }
}
