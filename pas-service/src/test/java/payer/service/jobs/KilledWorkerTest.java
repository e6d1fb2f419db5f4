package payer.service.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.service.database.Sql;
import payer.service.jobs.TestConsumers.Parcel;
import payer.service.jobs.TestJobs.Errand;
import payer.service.running.TestDatabase;

/** What another instance makes of the work of one that was killed. */
class KilledWorkerTest {

    @Test
    void another_instance_goes_on_where_the_killed_one_was() throws IOException {
        var database = TestDatabase.fresh();
        var idle = Map.<String, Object>of("jobs.enabled", "false", "outbox.enabled", "false");
        try (var submitter = TwoInstances.instance(database, idle);
                var doomed = DoomedProcess.start(database)) {
            var jobs = submitter.getBean(Jobs.class);
            var id = jobs.submit(NewJob.of(TestJobs.Hanging.class, new Errand("job", 4), "tester"));
            submitter
                    .getBean(TestConsumers.Sender.class)
                    .put("hang", "k", List.of(new Parcel("parcel", 1), new Parcel("parcel", 2)));
            Poll.until(() -> noted(database, "job"), List::size, 2);
            Poll.until(() -> noted(database, "parcel"), List::size, 1);

            doomed.kill();
            assertEquals(JobState.RUNNING, jobs.find(id).orElseThrow().state());

            try (var heir = TwoInstances.instance(database, Map.of())) {
                assertTrue(heir.isRunning());
                var job = Poll.until(() -> jobs.find(id).orElseThrow(), Job::state, JobState.SUCCEEDED);
                assertEquals(2, job.attempts());
                assertEquals(List.of("step 0", "step 1", "step 2", "step 3"), noted(database, "job"));
                Poll.until(() -> noted(database, "parcel"), List::size, 3);
                assertEquals(List.of("1 begun", "1 attempt 2", "2 attempt 1"), noted(database, "parcel"));
            }
        }
    }

    private static List<String> noted(String database, String name) {
        return TwoInstances.on(
                database,
                connection -> Sql.of(connection, "SELECT what FROM noted WHERE name = ? ORDER BY number", name)
                        .list(row -> row.text("what")));
    }
}
