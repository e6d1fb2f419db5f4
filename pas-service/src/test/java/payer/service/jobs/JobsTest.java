package payer.service.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.jobs.TestJobs.Errand;

/** What a submitted job may count on, over a real database. */
class JobsTest {
    private static final TwoInstances INSTANCES = TwoInstances.start();

    @AfterAll
    static void stop() {
        INSTANCES.close();
    }

    private final Jobs jobs = INSTANCES.one().getBean(Jobs.class);
    private final String name = UUID.randomUUID().toString();

    @Test
    void runs_a_submitted_job_once_and_shows_that_it_succeeded() {
        var id = jobs.submit(NewJob.of(TestJobs.Walking.class, new Errand(name, 3), "tester"));

        var job = Poll.until(() -> job(id), Job::state, JobState.SUCCEEDED);

        assertEquals(List.of("step 0", "step 1", "step 2"), INSTANCES.noted(name));
        assertEquals(3, job.done());
        assertEquals(3, job.total());
        assertEquals(1, job.attempts());
        assertEquals("tester", job.submittedBy());
        assertEquals("", job.lastError());
    }

    @Test
    void a_transaction_that_rolls_back_leaves_no_job() {
        var before = jobs.list(JobQuery.all().ofKind("walking")).size();

        assertThrows(
                IllegalStateException.class,
                () -> INSTANCES.transactions().executeWrite(_ -> {
                    jobs.submit(NewJob.of(TestJobs.Walking.class, new Errand(name, 1), "tester"));
                    throw new IllegalStateException("rolled back");
                }));

        assertEquals(before, jobs.list(JobQuery.all().ofKind("walking")).size());
        assertEquals(
                0,
                INSTANCES.count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'walking'"
                        + " AND NOT EXISTS (SELECT 1 FROM job WHERE id::text = task_instance)"));
    }

    @Test
    void a_job_is_not_started_before_its_transaction_commits() {
        var id = INSTANCES.transactions().executeWrite(_ -> {
            var submitted = jobs.submit(NewJob.of(TestJobs.Walking.class, new Errand(name, 1), "tester"));
            assertEquals(0, INSTANCES.countElsewhere("SELECT count(*) FROM job WHERE id = '" + submitted + "'"));
            return submitted;
        });
        Poll.until(() -> job(id), Job::state, JobState.SUCCEEDED);
    }

    @Test
    void a_second_job_with_the_same_key_is_the_first_one_while_that_lives() {
        var first = jobs.submit(
                NewJob.of(TestJobs.Waiting.class, new Errand(name, 1), "a").unlessPresent(name));
        var second = jobs.submit(
                NewJob.of(TestJobs.Waiting.class, new Errand(name, 1), "b").unlessPresent(name));
        assertEquals(first, second);

        TestJobs.release(name);
        Poll.until(() -> job(first), Job::state, JobState.SUCCEEDED);

        var third = jobs.submit(
                NewJob.of(TestJobs.Waiting.class, new Errand(name, 1), "c").unlessPresent(name));
        assertNotEquals(first, third);
        Poll.until(() -> job(third), Job::state, JobState.SUCCEEDED);
    }

    @Test
    void an_error_that_may_pass_is_tried_again_until_it_has_passed() {
        var id = jobs.submit(NewJob.of(TestJobs.Failing.class, new Errand(name, 2), "tester"));

        var job = Poll.until(() -> job(id), Job::state, JobState.SUCCEEDED);

        assertEquals(3, job.attempts());
        assertEquals(List.of("attempt 1", "attempt 2", "attempt 3"), INSTANCES.noted(name));
    }

    @Test
    void a_job_whose_attempts_are_used_up_is_failed_and_says_where_without_quoting_anyone() {
        var id = jobs.submit(NewJob.of(TestJobs.Failing.class, new Errand(name, 99), "tester"));

        var job = Poll.until(() -> job(id), Job::state, JobState.FAILED);

        assertEquals(4, job.attempts());
        assertTrue(
                job.lastError().contains("java.lang.IllegalStateException at payer.service.jobs.TestJobs"),
                job.lastError());
        assertTrue(!job.lastError().contains("Jane Doe"), job.lastError());
        assertTrue(job.finishedAt().isPresent());
    }

    @Test
    void a_problem_that_trying_again_does_not_mend_fails_at_once() {
        var id = jobs.submit(NewJob.of(TestJobs.Refusing.class, new Errand(name, 1), "tester"));

        var job = Poll.until(() -> job(id), Job::state, JobState.FAILED);

        assertEquals(1, job.attempts());
        assertTrue(job.lastError().startsWith("Problem: INVALID_VALUE: no such group"), job.lastError());
    }

    @Test
    void a_failed_job_can_be_tried_again_by_hand_and_goes_on_where_it_was() {
        var id = jobs.submit(NewJob.of(TestJobs.Stumbling.class, new Errand(name, 4), "tester"));
        Poll.until(() -> job(id), Job::state, JobState.FAILED);
        assertEquals(List.of("step 0", "step 1"), INSTANCES.noted(name));

        TestJobs.release(name);
        assertEquals(JobState.QUEUED, jobs.retry(id).state());

        Poll.until(() -> job(id), Job::state, JobState.SUCCEEDED);
        assertEquals(List.of("step 0", "step 1", "step 2", "step 3"), INSTANCES.noted(name));
    }

    @Test
    void a_waiting_job_that_is_cancelled_never_starts() {
        var id = jobs.submit(
                NewJob.of(TestJobs.Walking.class, new Errand(name, 1), "tester").after(Duration.ofHours(1)));

        assertEquals(JobState.CANCELLED, jobs.cancel(id).state());

        assertEquals(0, INSTANCES.count("SELECT count(*) FROM scheduled_tasks WHERE task_instance = '" + id + "'"));
        assertEquals(
                ProblemKind.CONFLICT,
                assertThrows(Problem.class, () -> jobs.cancel(id)).kind());
    }

    @Test
    void a_running_job_that_is_cancelled_stops_between_its_steps() {
        var id = jobs.submit(NewJob.of(TestJobs.Endless.class, new Errand(name, 1), "tester"));
        Poll.until(() -> INSTANCES.noted(name), noted -> !noted.isEmpty(), true);

        assertTrue(jobs.cancel(id).cancelRequested());

        Poll.until(() -> job(id), Job::state, JobState.CANCELLED);
    }

    @Test
    void an_unknown_job_is_not_found() {
        var unknown = new JobId(UUID.randomUUID());
        assertEquals(
                ProblemKind.NOT_FOUND,
                assertThrows(Problem.class, () -> jobs.retry(unknown)).kind());
    }

    @Test
    void no_more_jobs_of_a_kind_run_at_once_than_it_allows_over_all_instances() {
        var ids = java.util.stream.IntStream.range(0, 12)
                .mapToObj(_ -> jobs.submit(NewJob.of(TestJobs.Crowded.class, new Errand(name, 1), "tester")))
                .toList();

        ids.forEach(id -> Poll.until(() -> job(id), Job::state, JobState.SUCCEEDED));

        assertTrue(TestJobs.Crowded.MOST.get() <= 2, "at once: " + TestJobs.Crowded.MOST.get());
        assertEquals(12, INSTANCES.noted(name).size());
    }

    @Test
    void jobs_are_listed_newest_first_in_pages() {
        var first = jobs.submit(NewJob.of(TestJobs.Listed.class, new Errand(name, 1), "tester"));
        var second = jobs.submit(NewJob.of(TestJobs.Listed.class, new Errand(name, 1), "tester"));

        var page = jobs.list(new JobQuery(
                java.util.Optional.of("listed"), java.util.Optional.empty(), java.util.Optional.empty(), 1));
        var next = jobs.list(new JobQuery(
                java.util.Optional.of("listed"), java.util.Optional.empty(), java.util.Optional.of(second), 1));

        assertEquals(List.of(second), page.stream().map(Job::id).toList());
        assertEquals(List.of(first), next.stream().map(Job::id).toList());
    }

    @Test
    void a_job_without_a_place_in_the_timetable_gets_one() {
        var id = jobs.submit(
                NewJob.of(TestJobs.Walking.class, new Errand(name, 1), "tester").after(Duration.ofHours(1)));
        INSTANCES.run("DELETE FROM scheduled_tasks WHERE task_instance = '" + id + "'");

        INSTANCES.one().getBean(JobUpkeep.class).giveTimes();

        Poll.until(() -> job(id), Job::state, JobState.SUCCEEDED);
    }

    @Test
    void jobs_that_are_over_for_long_are_removed() {
        var id = jobs.submit(NewJob.of(TestJobs.Walking.class, new Errand(name, 0), "tester"));
        Poll.until(() -> job(id), Job::state, JobState.SUCCEEDED);
        INSTANCES.run("UPDATE job SET finished_at = now() - interval '15 days' WHERE id = '" + id + "'");

        var upkeep = jobs.list(JobQuery.all().ofKind("job-upkeep")).getFirst();
        Poll.until(
                () -> {
                    retryUnlessItRuns(upkeep);
                    return jobs.find(id).isEmpty();
                },
                gone -> gone,
                true);
    }

    private void retryUnlessItRuns(Job job) {
        try {
            jobs.retry(job.id());
        } catch (Problem running) {
            assertEquals(ProblemKind.CONFLICT, running.kind());
        }
    }

    @Test
    void a_recurring_job_is_there_once_and_runs_on_one_instance_at_a_time() {
        var ticking = jobs.list(JobQuery.all().ofKind("ticking"));

        assertEquals(1, ticking.size());
        assertTrue(ticking.getFirst().recurring());
        Poll.until(() -> INSTANCES.noted("ticking").size(), runs -> runs >= 3, true);
        assertEquals(1, TestJobs.Ticking.MOST.get());
        assertEquals(
                ProblemKind.CONFLICT,
                assertThrows(Problem.class, () -> {
                            while (true) jobs.cancel(ticking.getFirst().id());
                        })
                        .kind());
    }

    private Job job(JobId id) {
        return jobs.find(id).orElseThrow();
    }
}
