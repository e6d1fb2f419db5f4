package payer.service.records.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import payer.service.database.Sql;
import payer.service.records.Compartments;

/** Compartments as ranges of {@code record}. */
@Singleton
final class JdbcCompartments implements Compartments {
    private final TransactionOperations<Connection> transactions;

    JdbcCompartments(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** A change makes a record, or raises the version of one; versions never fall, and records never go. */
    @Override
    public Map<String, String> stamps(Collection<String> patients) {
        var stamps = new HashMap<String, String>();
        Sql.of(transactions.getConnection(), """
                        SELECT c.patient, count(r.number) AS records, coalesce(sum(r.version), 0) AS versions
                        FROM record_compartment c
                        LEFT JOIN record r ON r.number BETWEEN c.number << 20 AND ((c.number + 1) << 20) - 1
                        WHERE c.patient = ANY(?)
                        GROUP BY c.patient
                        """, (Object) patients.toArray(String[]::new))
                .each(
                        0,
                        row -> Map.entry(row.text("patient"), row.number("records") + "." + row.number("versions")),
                        stamp -> stamps.put(stamp.getKey(), stamp.getValue()));
        return stamps;
    }
}
