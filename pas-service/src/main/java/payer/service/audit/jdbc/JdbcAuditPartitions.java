package payer.service.audit.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import payer.service.audit.AuditPartitions;
import payer.service.audit.ChainHead;
import payer.service.audit.RecordPlace;
import payer.service.database.Sql;

/** Months as partitions of {@code audit_record}, named by the month. */
@Singleton
final class JdbcAuditPartitions implements AuditPartitions {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'audit_record_'yyyy_MM");

    private final TransactionOperations<Connection> transactions;

    JdbcAuditPartitions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    @Override
    public void make(LocalDate day) {
        sql("SELECT audit_make_partition(?)", day).first(row -> true);
    }

    @Override
    public List<LocalDate> months() {
        return sql("""
                        SELECT to_date(right(c.relname, 7), 'YYYY_MM') AS month
                        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = 'audit_record'::regclass ORDER BY month""").list(row -> row.date("month"));
    }

    @Override
    public List<ChainHead> lastOf(LocalDate month) {
        return sql("""
                        SELECT DISTINCT ON (tenant, lane) * FROM (
                            SELECT tenant, lane, day, seq, hash FROM audit_record WHERE day < ?
                            UNION ALL SELECT tenant, lane, day, seq, hash FROM audit_cut WHERE month < ?) AS gone
                        ORDER BY tenant, lane, seq DESC""", month.plusMonths(1), month).list(JdbcAuditChains::head);
    }

    @Override
    public void drop(LocalDate month, List<ChainHead> cuts, RecordPlace said) {
        for (var cut : cuts) keep(month, cut, said);
        sql("DROP TABLE " + NAME.format(month)).update();
    }

    private void keep(LocalDate month, ChainHead cut, RecordPlace said) {
        sql(
                        "INSERT INTO audit_cut VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        month,
                        cut.place().tenant(),
                        cut.place().lane(),
                        cut.place().day(),
                        cut.place().seq(),
                        cut.hash().bytes(),
                        said.tenant(),
                        said.lane(),
                        said.day(),
                        said.seq())
                .update();
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(transactions.getConnection(), text, values);
    }
}
