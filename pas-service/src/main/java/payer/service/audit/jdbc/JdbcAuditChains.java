package payer.service.audit.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import payer.service.audit.AuditChains;
import payer.service.audit.AuditRecord;
import payer.service.audit.ChainHead;
import payer.service.audit.RecordPlace;
import payer.service.audit.Sha256;
import payer.service.database.Sql;

/** Heads as rows that a transaction locks, records as rows that are only ever added. */
@Singleton
final class JdbcAuditChains implements AuditChains {
    // Transactions that start together have numbers next to each other and so try different lanes; one that appends
    // again
    // tries the lane that it holds.
    private static final String OWN_LANE = "(SELECT (pg_current_xact_id()::text::bigint % 64)::smallint)";

    private static final String HEAD = "SELECT tenant, lane, day, seq, hash FROM audit_head WHERE tenant = ? ";
    private static final String OF_OWN_LANE = HEAD + "AND lane = " + OWN_LANE + " FOR UPDATE";
    private static final String OF_ANY_LANE = HEAD + "ORDER BY (lane - " + OWN_LANE + " + 64) % 64 LIMIT 1 FOR UPDATE";

    private static final String ADD = """
            INSERT INTO audit_record (tenant, lane, day, seq, recorded_at, id, client, patients, record, prev, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String MOVE = "UPDATE audit_head SET day = ?, seq = ?, hash = ? WHERE tenant = ? AND lane = ?";

    // Two statements, sent together.
    private static final String ADD_AND_MOVE = ADD + ";\n" + MOVE;

    private final TransactionOperations<Connection> transactions;

    JdbcAuditChains(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public ChainHead take(String tenant) {
        return head(OF_OWN_LANE + " SKIP LOCKED", tenant)
                .or(() -> head(OF_ANY_LANE + " SKIP LOCKED", tenant))
                .orElseGet(() -> waitForHead(tenant));
    }

    /** All lanes are in others' hands, or the tenant has none yet. */
    private ChainHead waitForHead(String tenant) {
        Sql.of(transactions.getConnection(), """
                        INSERT INTO audit_head (tenant, lane, day, seq, hash)
                        SELECT ?, lane, ?, 0, ? FROM generate_series(0, ?) AS lane ON CONFLICT DO NOTHING""", tenant, LocalDate.EPOCH, Sha256.ZERO.bytes(), LANES - 1)
                .update();
        return head(OF_OWN_LANE, tenant).orElseThrow();
    }

    private Optional<ChainHead> head(String query, String tenant) {
        return Sql.of(transactions.getConnection(), query, tenant).first(JdbcAuditChains::head);
    }

    static ChainHead head(Sql.Row row) throws SQLException {
        return new ChainHead(place(row), Sha256.kept(row.bytes("hash")));
    }

    static RecordPlace place(Sql.Row row) throws SQLException {
        return new RecordPlace(row.text("tenant"), row.smallNumber("lane"), row.date("day"), row.number("seq"));
    }

    @Override
    public void add(List<AuditRecord> records) {
        var before = records.subList(0, records.size() - 1);
        if (!before.isEmpty())
            Sql.updateEach(
                    transactions.getConnection(),
                    ADD,
                    before.stream().map(JdbcAuditChains::columns).toList());
        addAndMove(records.getLast());
    }

    private void addAndMove(AuditRecord last) {
        var place = last.place();
        var moved = Stream.of(place.day(), place.seq(), last.hash().bytes(), place.tenant(), place.lane());
        var values = Stream.concat(Arrays.stream(columns(last)), moved).toArray();
        var added = Sql.of(transactions.getConnection(), ADD_AND_MOVE, values).update();
        if (added != 1) throw new IllegalStateException("a record that was not added: " + place);
    }

    private static Object[] columns(AuditRecord record) {
        var place = record.place();
        return new Object[] {
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
            record.hash().bytes()
        };
    }
}
