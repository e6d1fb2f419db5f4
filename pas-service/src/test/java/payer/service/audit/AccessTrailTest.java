package payer.service.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import payer.service.database.SqlFault;

/** Accesses that share a commit, over a real database. */
class AccessTrailTest {
    /** The database takes no such text. */
    private static final String IMPOSSIBLE = "p-\0";

    private static TestTrail trail;
    private static AccessTrail accesses;

    @BeforeAll
    static void start() {
        trail = TestTrail.start();
        accesses = new SharedAppends((ChainedAuditTrail) trail.unbound(), trail.transactions());
    }

    @AfterAll
    static void stop() {
        trail.close();
    }

    @BeforeEach
    void empty() {
        trail.wipe();
    }

    @Test
    void all_that_come_at_once_are_on_record_in_chains_that_hold() throws Exception {
        var outcomes = atOnce(IntStream.range(0, 500).mapToObj(_ -> "p-many").toList());

        for (var outcome : outcomes) outcome.get();
        assertEquals(500, count("p-many"));
        var report = trail.context().getBean(AuditVerification.class).verify();
        assertTrue(report.intact(), report::toString);
    }

    @Test
    void one_that_cannot_be_written_fails_alone() throws Exception {
        var outcomes = atOnce(IntStream.range(0, 100)
                .mapToObj(n -> n % 10 == 0 ? IMPOSSIBLE : "p-good")
                .toList());

        var failed = 0;
        for (var outcome : outcomes) if (isRefused(outcome)) failed++;
        assertEquals(10, failed);
        assertEquals(90, count("p-good"));
    }

    @Test
    void inside_a_transaction_it_is_part_of_that() {
        assertThrows(
                IllegalStateException.class,
                () -> trail.inTransaction(() -> {
                    accesses.append(TestTrail.reading("p-undone"));
                    throw new IllegalStateException("undone");
                }));

        assertEquals(0, count("p-undone"));
    }

    private static List<Future<?>> atOnce(List<String> patients) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return patients.stream()
                    .<Future<?>>map(patient -> threads.submit(() -> accesses.append(TestTrail.reading(patient))))
                    .toList();
        }
    }

    private static boolean isRefused(Future<?> outcome) throws InterruptedException {
        try {
            outcome.get();
            return false;
        } catch (ExecutionException e) {
            assertTrue(e.getCause() instanceof SqlFault, () -> "failed with " + e.getCause());
            return true;
        }
    }

    private static long count(String patient) {
        return trail.count("SELECT count(*) AS count FROM audit_record WHERE patients @> ARRAY['" + patient + "']");
    }
}
