package payer.service.jobs;

import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Each kind of job as a task of db-scheduler; an instance leaves kinds alone that it does not know. */
@Singleton
final class JobTasks {
    private final Supplier<List<JobTask>> tasks;

    JobTasks(JobKinds kinds, JobWorker worker, Clock clock) {
        this.tasks = SupplierUtil.memoized(() -> kinds.all().stream()
                .map(kind -> new JobTask(kind, worker, clock))
                .toList());
    }

    List<JobTask> all() {
        return tasks.get();
    }
}
