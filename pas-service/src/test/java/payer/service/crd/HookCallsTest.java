package payer.service.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.jobs.JobId;
import payer.service.jobs.JobRun;
import payer.service.running.RunningService;

/** What was asked and answered can be found again as long as there may be a dispute about it, and no longer. */
class HookCallsTest {
    private static final String PATH = "/admin/hook-calls";

    private final RunningService service = Ehr.loaded();
    private final String[] auditor = service.as("demo-operator", "role/auditor");
    private final String[] operator = service.as("demo-operator", "role/operator");

    @Test
    void a_call_is_found_by_the_number_that_its_order_carries() {
        var hook = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen());
        var number = number(hook);
        for (var who : new String[][] {auditor, operator}) {
            var found = Ehr.json(service.get(PATH + "?assertion=" + number, who).body());
            assertEquals("demo-ehr", found.at("/assertion/client").asText(), found::toString);
            assertTrue(found.at("/assertion/policies/0").asText().startsWith("home-oxygen|"));
            assertTrue(found.path("calls").size() >= 1);
            assertFalse(found.toString().contains("draftOrders"));
        }
        var byInstance = Ehr.json(
                service.get(PATH + "?instance=" + hook.path("hookInstance").asText(), auditor)
                        .body());
        assertEquals(1, byInstance.path("calls").size());
    }

    @Test
    void what_was_sent_in_full_is_for_auditors_and_that_they_looked_is_on_record() {
        var number = number(Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen()));
        var found = Ehr.json(service.get(PATH + "?assertion=" + number, auditor).body());
        var id = found.at("/calls/0/id").asText();
        assertEquals(403, service.get(PATH + "/" + id, operator).statusCode());
        var call = Ehr.json(service.get(PATH + "/" + id, auditor).body());
        assertTrue(call.at("/request/context/draftOrders").isObject(), call::toString);
        assertTrue(call.at("/answer/systemActions").isArray());
        var member = found.at("/assertion/member").asText();
        var trail = service.get("/admin/audit/records?patient=" + member + "&limit=1000", auditor)
                .body();
        assertTrue(trail.contains("read-hook-call"), "the reading is on record");
        assertTrue(trail.contains("search-hook-calls"), "the search is on record");
    }

    @Test
    void what_cannot_be_meant_is_refused_and_what_is_not_there_is_not_found() {
        assertEquals(401, service.get(PATH + "?assertion=CA-1").statusCode());
        assertEquals(400, service.get(PATH, auditor).statusCode());
        assertEquals(400, service.get(PATH + "?instance=1", auditor).statusCode());
        assertEquals(404, service.get(PATH + "/" + UUID.randomUUID(), auditor).statusCode());
        assertEquals(
                0,
                Ehr.json(service.get(PATH + "?assertion=CA-none", auditor).body())
                        .path("calls")
                        .size());
    }

    @Test
    void what_is_older_than_it_is_kept_is_forgotten() {
        var old = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen());
        var fresh = Ehr.orderSign(Ehr.CASES.tomBakerNeedsOxygen());
        number(old);
        number(fresh);
        age(old.path("hookInstance").asText());
        service.bean(ForgetCalls.class).run(new NothingToStop());
        assertEquals(0, calls(old.path("hookInstance").asText()));
        assertEquals(1, calls(fresh.path("hookInstance").asText()));
    }

    private static String number(com.fasterxml.jackson.databind.JsonNode hook) {
        var said = OrderSignTest.said(Ehr.of20().answer("order-sign", hook), 0);
        return OrderSignTest.part(said, "coverage-assertion-id")
                .path("valueString")
                .asText();
    }

    private int calls(String instance) {
        return Ehr.json(service.get(PATH + "?instance=" + instance, auditor).body())
                .path("calls")
                .size();
    }

    @SuppressWarnings("unchecked") // the framework's one bean of this type
    private void age(String instance) {
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        transactions.executeWrite(tx -> Sql.of(
                        tx.getConnection(),
                        "UPDATE hook_call SET at = at - interval '11 years' WHERE instance = ?::uuid",
                        instance)
                .update());
    }

    /** A run that nobody stops. */
    private static final class NothingToStop implements JobRun {
        @Override
        public JobId id() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public void progress(long done, long total) {}

        @Override
        public void keep(Object checkpoint) {}

        @Override
        public <C> Optional<C> kept(Class<C> type) {
            return Optional.empty();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void stopIfCancelled() {}
    }
}
