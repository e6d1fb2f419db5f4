package payer.service.admin;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import payer.service.jobs.Job;

/** A job in plain JSON. */
@Introspected
record JobView(
        String id,
        String kind,
        String state,
        boolean recurring,
        boolean cancelRequested,
        long done,
        long total,
        int attempts,
        String lastError,
        String submittedBy,
        String submittedAt,
        String dueAt,
        Optional<String> startedAt,
        Optional<String> finishedAt) {

    static JobView of(Job job) {
        return new JobView(
                job.id().toString(),
                job.kind(),
                job.state().name(),
                job.recurring(),
                job.cancelRequested(),
                job.done(),
                job.total(),
                job.attempts(),
                job.lastError(),
                job.submittedBy(),
                job.submittedAt().toString(),
                job.dueAt().toString(),
                job.startedAt().map(Object::toString),
                job.finishedAt().map(Object::toString));
    }
}
