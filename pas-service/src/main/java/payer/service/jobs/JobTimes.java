package payer.service.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** When jobs are due, written in the surrounding transaction. */
@Singleton
final class JobTimes {
    private final Supplier<SchedulerClient> timetable;

    /** @param dataSource the one whose connections are those of the surrounding transaction */
    JobTimes(DataSource dataSource, JobTasks tasks) {
        this.timetable =
                SupplierUtil.memoized(() -> SchedulerClient.Builder.create(dataSource, List.copyOf(tasks.all()))
                        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                        .build());
    }

    /** False if it had a time already. */
    boolean set(String kind, JobId id, Instant due) {
        return timetable.get().scheduleIfNotExists(new TaskInstance<>(kind, id.toString()), due);
    }

    /** Sets the time anew, unless a worker has the job in hand. */
    void change(String kind, JobId id, Instant due) {
        try {
            if (!set(kind, id, due)) timetable.get().reschedule(place(kind, id), due);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return;
        }
    }

    void remove(String kind, JobId id) {
        try {
            timetable.get().cancel(place(kind, id));
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            return;
        }
    }

    private static TaskInstanceId place(String kind, JobId id) {
        return TaskInstanceId.of(kind, id.toString());
    }
}
