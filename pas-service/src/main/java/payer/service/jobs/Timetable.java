package payer.service.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Instant;

/** When a recurring job is due. */
final class Timetable {
    private Timetable() {}

    /** Its first time ever: what runs at intervals starts at once. */
    static Instant first(Recurrence recurrence, Instant now) {
        return switch (recurrence) {
            case Recurrence.Every _ -> now;
            case Recurrence.Cron cron -> next(cron, now);
        };
    }

    static Instant next(Recurrence recurrence, Instant now) {
        return switch (recurrence) {
            case Recurrence.Every every -> now.plus(every.pause());
            case Recurrence.Cron cron ->
                new CronSchedule(cron.pattern(), cron.zone())
                        .getNextExecutionTime(ExecutionComplete.simulatedSuccess(now));
        };
    }
}
