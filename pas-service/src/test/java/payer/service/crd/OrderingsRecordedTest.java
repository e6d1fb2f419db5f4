package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Set;
import org.junit.jupiter.api.Test;
import payer.service.policies.simulation.Occasion;
import payer.service.policies.simulation.PastRequest;
import payer.service.policies.simulation.RecordedRequests;

/** What was judged when an order was signed is what drafts can later be tried on. */
class OrderingsRecordedTest {
    private static final Set<Occasion> ORDERINGS = Set.of(Occasion.ORDERING);

    @Test
    void an_order_that_is_signed_is_recorded_as_it_was_judged() {
        var ehr = Ehr.of20();
        ehr.answer("order-sign", Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        var recorded = latest(ehr);
        assertTrue(
                recorded.situation().lines().stream()
                        .anyMatch(line -> line.code().value().equals("E1390")),
                recorded::toString);
        assertTrue(recorded.situation().historyComplete());
        assertEquals(recorded.situation().requested(), recorded.situation().seen());
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static PastRequest latest(Ehr ehr) {
        TransactionOperations<Connection> transactions = ehr.service().bean(TransactionOperations.class);
        var requests = ehr.service().bean(RecordedRequests.class);
        return transactions.executeRead(_ -> {
            var number = requests.oldest(ORDERINGS, requests.newest(), 1).orElseThrow();
            return requests.between(number, number + 1, ORDERINGS).getFirst();
        });
    }
}
