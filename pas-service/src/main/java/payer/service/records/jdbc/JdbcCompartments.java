package payer.service.records.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import payer.service.database.Sql;
import payer.service.records.Compartments;

/** Compartments as ranges of {@code record}. */
@Singleton
final class JdbcCompartments implements Compartments {
    private static final int MOST_REMEMBERED = 100_000;

    private final TransactionOperations<Connection> transactions;

    /** Whose a compartment is never changes. */
    private final Cache<Long, String> owners =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

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

    @Override
    public Set<String> owners(Collection<Long> numbers) {
        var compartments = numbers.stream()
                .map(Compartment::of)
                .filter(compartment -> compartment != Compartment.SHARED)
                .collect(Collectors.toSet());
        var known = new HashMap<>(owners.getAllPresent(compartments));
        compartments.removeAll(known.keySet());
        if (!compartments.isEmpty()) known.putAll(read(compartments));
        return new TreeSet<>(known.values());
    }

    private Map<Long, String> read(Set<Long> compartments) {
        var read = new HashMap<Long, String>();
        transactions.executeRead(tx -> {
            Sql.of(tx.getConnection(), "SELECT number, patient FROM record_compartment WHERE number = ANY(?)", (Object)
                            compartments.toArray(Long[]::new))
                    .each(
                            0,
                            row -> Map.entry(row.number("number"), row.text("patient")),
                            owner -> read.put(owner.getKey(), owner.getValue()));
            return read;
        });
        owners.putAll(read);
        return read;
    }
}
