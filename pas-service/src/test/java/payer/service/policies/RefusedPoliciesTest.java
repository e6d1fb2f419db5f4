package payer.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.decision.CodeSystem;
import payer.decision.Decision;
import payer.decision.ServiceLine;
import payer.service.running.RunningService;
import payer.service.running.TestDatabase;

/** A database whose policies were published when the reader was less strict. */
class RefusedPoliciesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void what_today_would_be_refused_stops_no_start_and_is_shown() {
        var database = Map.<String, Object>of("database.url", TestDatabase.fresh());
        try (var before = RunningService.with(database)) {
            published(before, "half-canes", "CANE-H", "units: 1", "units: 0.5");
            published(before, "lost-canes", "CANE-L", "finding: walks", "omen: walks");
        }
        try (var service = RunningService.with(database)) {
            assertInstanceOf(Decision.InformationNeeded.class, decided(service, "CANE-H"));
            assertInstanceOf(Decision.Pended.class, decided(service, "CANE-L"));

            var refused = Desk.author(service).read("/policies").path("refused");
            assertEquals(2, refused.size(), refused::toString);
            assertEquals("holds", refused.at("/0/standing").asText());
            assertEquals("by-a-person", refused.at("/1/standing").asText());
            assertTrue(
                    refused.at("/0/issues/0/place").asText().startsWith("half-canes/policy-2026-01-01.yaml:"),
                    refused::toString);
            assertTrue(refused.at("/0/issues/0/text").asText().startsWith("expected an amount above zero"));

            writtenAnew(service);
            assertEquals(
                    1, Desk.author(service).read("/policies").path("refused").size());
            assertInstanceOf(Decision.InformationNeeded.class, decided(service, "CANE-L"));
        }
    }

    private static void writtenAnew(RunningService service) {
        var path = "/policies/lost-canes/2026-01-01";
        var author = Desk.author(service);
        Desk.json(author.put(path, Canes.draft("lost-canes", "CANE-L"), "If-Match", "\"1\""));
        Desk.json(author.post(path + "/test", Map.of()));
        author.act(path + "/submit");
        var approver = Desk.approver(service);
        approver.act(path + "/approve");
        approver.act(path + "/publish");
    }

    private static Decision decided(RunningService service, String code) {
        var line = ServiceLine.of(1, CodeSystem.PLAN.code(code), DAY);
        return service.bean(PoliciesInForce.class)
                .now()
                .determine(AuthorizationCase.of(DAY, List.of(line), List.of()))
                .getFirst()
                .decision();
    }

    /** As an older release of the product wrote it. */
    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static void published(RunningService service, String policy, String code, String sound, String refused) {
        var document = Canes.document(policy, "2026-01-01", "2026-01-01", code).replace(sound, refused);
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            insert(
                    status.getConnection(),
                    "INSERT INTO policy_revision VALUES (?, '2026-01-01', 1, ?, ?, 'Canes', 'PLAN', 'Test', '2026-01-01')",
                    policy,
                    document,
                    Canes.cases(code, "approved: unsteady"));
            insert(
                    status.getConnection(),
                    "INSERT INTO policy_step VALUES (?, '2026-01-01', 1, 'PUBLISHED', 'IN_FORCE', 1, 'p', 'c', now(), 'r')",
                    policy);
            insert(
                    status.getConnection(),
                    "INSERT INTO policy_release SELECT max(number) + 1, 'PUBLICATION', now(), 'p', 'c', now(), ? FROM policy_release",
                    "older");
            insert(
                    status.getConnection(),
                    "INSERT INTO policy_release_entry SELECT max(number), ?, '2026-01-01', 1 FROM policy_release",
                    policy);
            return policy;
        });
    }

    private static void insert(Connection connection, String sql, String... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            assertEquals(1, statement.executeUpdate());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
