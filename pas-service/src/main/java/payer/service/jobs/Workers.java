package payer.service.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.Ids;

/** The workers of this instance: at work from start to shutdown. */
@Singleton
final class Workers {
    private final JobSettings settings;
    private final DataSource dataSource;
    private final JobTasks tasks;
    private final JobWorker worker;
    private final RecurringJobs recurring;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    Workers(
            JobSettings settings,
            DataSource dataSource,
            JobTasks tasks,
            JobWorker worker,
            RecurringJobs recurring,
            Ids ids,
            Clock clock) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.tasks = tasks;
        this.worker = worker;
        this.recurring = recurring;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        if (!settings.enabled()) return;
        recurring.enter();
        var started = scheduler();
        started.start();
        scheduler = started;
    }

    /** Comes before anything that jobs need is closed. */
    @EventListener
    void stop(ShutdownEvent event) {
        worker.stopSoon();
        var running = scheduler;
        if (running != null) running.stop();
    }

    /** Something may be due. */
    void wake() {
        var running = scheduler;
        if (running != null) running.triggerCheckForDueExecutions();
    }

    private Scheduler scheduler() {
        return Scheduler.create(DelegatingDataSource.unwrapDataSource(dataSource), List.copyOf(tasks.all()))
                .schedulerName(new SchedulerName.Fixed("instance-" + ids.next()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::instant)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(settings.missedHeartbeats())
                .threads(settings.threads())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .shutdownMaxWait(settings.grace())
                .failureLogging(LogLevel.WARN, false)
                .build();
    }
}
