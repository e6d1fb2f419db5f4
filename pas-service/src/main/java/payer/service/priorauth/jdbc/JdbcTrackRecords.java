package payer.service.priorauth.jdbc;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import payer.decision.Code;
import payer.service.database.Sql;
import payer.service.policies.TrackRecords;
import payer.service.runtime.ServiceSettings;

/**
 * Of the registry. What was authorized while it was ordered was no request; of an update and what it replaced the update
 * counts.
 */
@Singleton
final class JdbcTrackRecords implements TrackRecords {
    private final TransactionOperations<Connection> transactions;
    private final ServiceSettings service;

    JdbcTrackRecords(TransactionOperations<Connection> transactions, ServiceSettings service) {
        this.transactions = transactions;
        this.service = service;
    }

    @Override
    public List<Month> of(String npi, Code code, LocalDate since) {
        return transactions.executeRead(_ -> Sql.of(
                        transactions.getConnection(),
                        """
                        SELECT date_trunc('month', a.received_at AT TIME ZONE ?)::date AS first,
                               count(*) AS decided,
                               count(*) FILTER (WHERE l.standing = 'approved') AS approved,
                               count(*) FILTER (WHERE l.kind = 'INITIAL') AS initial,
                               count(*) FILTER (WHERE l.kind = 'INITIAL' AND l.standing = 'approved') AS initial_approved
                        FROM prior_auth_line l JOIN prior_auth a ON a.id = l.prior_auth
                        WHERE l.provider = ? AND l.provider <> '' AND l.service = ?
                          AND l.standing IN ('approved', 'in-part', 'modified', 'denied')
                          AND a.replaced_by IS NULL AND a.content ->> 'origin' <> 'ORDERING'
                          AND a.received_at >= ?::date::timestamp AT TIME ZONE ?
                        GROUP BY 1 ORDER BY 1
                        """,
                        service.zone().getId(),
                        npi,
                        code.text(),
                        since,
                        service.zone().getId())
                .list(row -> new Month(
                        row.date("first"),
                        row.smallNumber("decided"),
                        row.smallNumber("approved"),
                        row.smallNumber("initial"),
                        row.smallNumber("initial_approved"))));
    }
}
