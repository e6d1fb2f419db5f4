package payer.service.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import payer.service.jobs.TestJobs.Errand;
import payer.service.running.TestDatabase;

/** What happens to running work when its instance is stopped in good order. */
class StoppedInstanceTest {

    @Test
    void a_running_job_is_given_back_at_once_and_the_attempt_does_not_count() {
        var database = TestDatabase.fresh();
        // A lease so long that nobody would take the job from an instance that merely vanished.
        var longLease = Map.<String, Object>of("jobs.heartbeat", "60s");
        JobId id;
        try (var first = TwoInstances.instance(database, longLease)) {
            var jobs = first.getBean(Jobs.class);
            id = jobs.submit(NewJob.of(TestJobs.Endless.class, new Errand("endless", 1), "tester"));
            Poll.until(() -> jobs.find(id).orElseThrow(), Job::state, JobState.RUNNING);
        }
        try (var second = TwoInstances.instance(database, longLease)) {
            var jobs = second.getBean(Jobs.class);
            var job = Poll.until(() -> jobs.find(id).orElseThrow(), Job::state, JobState.RUNNING);
            assertEquals(1, job.attempts());
            jobs.cancel(id);
            Poll.until(() -> jobs.find(id).orElseThrow(), Job::state, JobState.CANCELLED);
        }
    }
}
