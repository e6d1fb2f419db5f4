package payer.service.policies.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.decision.AuthorizationCase;
import payer.problem.Problem;
import payer.rules.document.PolicyCase;
import payer.rules.document.ShippedPolicies;
import payer.service.running.RunningService;

/** Requests remembered as they were put to the rules. */
class RecordedHistoryTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<AuthorizationCase> CASES = ShippedPolicies.folders().stream()
            .flatMap(folder -> folder.policyCases().stream())
            .map(PolicyCase::situation)
            .toList();

    private static final RunningService SERVICE = RunningService.with(Map.of());

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void every_situation_is_read_as_it_was_written() {
        for (var situation : CASES) assertEquals(situation, SituationText.read(SituationText.write(situation)));
    }

    @Test
    void what_cannot_be_read_is_not_quoted() {
        var text = SituationText.write(CASES.getFirst()).replace("\"lines\":[{", "\"lines\":[\"Marked\",{");
        var error = assertThrows(IllegalStateException.class, () -> SituationText.read(text));
        assertFalse(error.toString().contains("Marked"));
    }

    @Test
    void the_latest_requests_by_the_time_of_the_order_are_read_and_old_ones_are_forgotten() {
        var requests = SERVICE.bean(RecordedRequests.class);
        var history = SERVICE.bean(RecordedHistory.class);
        assertThrows(Problem.class, history::newest);
        remember(requests, CASES.subList(0, 7), JUNE.minusSeconds(10));
        remember(requests, CASES.subList(7, 12), JUNE);
        var order = order(6, history.newest());
        remember(requests, CASES.subList(12, 20), JUNE.plusSeconds(1));

        var reading = history.open(order);
        assertEquals(6, reading.size());
        assertEquals(CASES.subList(6, 12), situations(reading.read(0, 6)));
        assertEquals(CASES.subList(9, 11), situations(reading.read(3, 5)));

        assertEquals(7, inTransaction(() -> requests.forgetBefore(JUNE)));
        assertEquals(CASES.subList(7, 12), situations(history.open(order).read(0, 6)));
    }

    private static List<AuthorizationCase> situations(List<PastRequest> requests) {
        return requests.stream().map(PastRequest::situation).toList();
    }

    private static SimulationOrder order(long requests, long newest) {
        return new SimulationOrder(
                new UUID(0, 1), "lumbar-mri", "2024-01-01", 1, 1, "recorded", requests, 0, newest, "test", JUNE);
    }

    private static void remember(RecordedRequests requests, List<AuthorizationCase> situations, Instant at) {
        inTransaction(() -> {
            situations.forEach(situation -> requests.remember(situation, at));
            return situations.size();
        });
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static int inTransaction(IntSupplier work) {
        TransactionOperations<Connection> transactions = SERVICE.bean(TransactionOperations.class);
        return transactions.executeWrite(_ -> work.getAsInt());
    }
}
