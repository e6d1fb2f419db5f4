package payer.service.jobs;

import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A kind of job as db-scheduler sees it: due, picked, alive or dead. What the job is, stands in our own table. */
final class JobTask extends AbstractTask<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final JobKind<?> kind;
    private final JobWorker worker;
    private final Clock clock;

    JobTask(JobKind<?> kind, JobWorker worker, Clock clock) {
        super(
                kind.name(),
                Void.class,
                (failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(AFTER_FAULT)),
                (dead, operations) -> operations.reschedule(dead, clock.instant()));
        this.kind = kind;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public com.github.kagkarlsson.scheduler.task.SchedulableInstance<Void> schedulableInstance(String id) {
        return com.github.kagkarlsson.scheduler.task.SchedulableInstance.of(instance(id), clock.instant());
    }

    @Override
    public com.github.kagkarlsson.scheduler.task.SchedulableInstance<Void> schedulableInstance(String id, Void data) {
        return schedulableInstance(id);
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        var next = worker.work(kind, JobId.of(instance.getId()));
        worker.firstWaiting(kind).ifPresent(waiting -> bringForward(waiting, context));
        return switch (next) {
            case JobWorker.Next.Remove _ -> (_, operations) -> operations.remove();
            case JobWorker.Next.Again again -> (complete, operations) -> operations.reschedule(complete, again.due());
            case JobWorker.Next.Leave _ -> JobTask::leave;
        };
    }

    private static void leave(Object complete, ExecutionOperations<Void> operations) {
        LOG.debug("{} leaves a job that another worker has taken over: {}", operations, complete);
    }

    private void bringForward(JobId waiting, ExecutionContext context) {
        try {
            context.getSchedulerClient().reschedule(instanceId(waiting.toString()), clock.instant());
        } catch (TaskInstanceException e) {
            LOG.debug("Job {} is being started already", waiting, e);
        }
    }
}
