package payer.service.policies.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertThrows(Problem.class, () -> history.extent(6, Occasion.REQUESTS));
        remember(requests, CASES.subList(0, 7), JUNE.minusSeconds(10));
        remember(requests, CASES.subList(7, 12), JUNE);
        remember(requests, CASES.subList(0, 5), Occasion.ORDERING, JUNE);
        var order = order(history.extent(6, Occasion.REQUESTS), Occasion.REQUESTS);
        var orderings = order(history.extent(3, Set.of(Occasion.ORDERING)), Set.of(Occasion.ORDERING));
        remember(requests, CASES.subList(12, 20), JUNE.plusSeconds(1));

        var reading = history.open(order);
        assertEquals(CASES.subList(6, 12), situations(reading.read(0, reading.size())));
        assertEquals(CASES.subList(9, 11), situations(reading.read(3, 5)));
        var ordered = history.open(orderings);
        assertEquals(CASES.subList(2, 5), situations(ordered.read(0, ordered.size())));

        assertEquals(7, inTransaction(() -> requests.forgetBefore(JUNE)));
        assertEquals(CASES.subList(7, 12), situations(history.open(order).read(0, 6)));
    }

    private static List<AuthorizationCase> situations(List<PastRequest> requests) {
        return requests.stream().map(PastRequest::situation).toList();
    }

    @Test
    void what_was_recorded_before_days_of_looking_were_told_was_looked_at_on_its_own_day() {
        var situation = CASES.getFirst();
        var text = SituationText.write(situation);
        var before = text.replaceFirst(",?\"seen\":\"[0-9-]+\"", "");
        assertNotEquals(text, before);
        assertEquals(situation, SituationText.read(before));
        var later = situation.seenOn(situation.requested().plusDays(9));
        assertEquals(later, SituationText.read(SituationText.write(later)));
    }

    private static SimulationOrder order(RequestHistory.Extent extent, Set<Occasion> occasions) {
        return new SimulationOrder(
                new UUID(0, 1),
                "lumbar-mri",
                "2024-01-01",
                1,
                1,
                "recorded",
                6,
                0,
                occasions,
                extent.oldest(),
                extent.newest(),
                "test",
                JUNE);
    }

    private static void remember(RecordedRequests requests, List<AuthorizationCase> situations, Instant at) {
        remember(requests, situations, Occasion.SUBMISSION, at);
    }

    private static void remember(
            RecordedRequests requests, List<AuthorizationCase> situations, Occasion occasion, Instant at) {
        inTransaction(() -> {
            situations.forEach(situation -> requests.remember(situation, occasion, at));
            return situations.size();
        });
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static int inTransaction(IntSupplier work) {
        TransactionOperations<Connection> transactions = SERVICE.bean(TransactionOperations.class);
        return transactions.executeWrite(_ -> work.getAsInt());
    }
}
