package payer.service.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import payer.service.jobs.DeadMessage;
import payer.service.jobs.Job;

/** What the operators' page shows, at one moment. */
public record OperationsPage(
        Instant at,
        String version,
        Duration running,
        List<PartHealth> parts,
        List<ApiRate> apis,
        List<Job> jobs,
        List<DeadMessage> dead,
        String notice) {
    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    public OperationsPage {
        parts = List.copyOf(parts);
        apis = List.copyOf(apis);
        jobs = List.copyOf(jobs);
        dead = List.copyOf(dead);
    }

    public boolean allUp() {
        return parts.stream().allMatch(PartHealth::up);
    }

    public String uptime() {
        if (running.toMinutes() < MINUTES) return running.toMinutes() + " min";
        return running.toHours() < HOURS
                ? running.toHours() + " h " + running.toMinutesPart() + " min"
                : running.toDays() + " d " + running.toHoursPart() + " h";
    }

    public static String state(Job job) {
        return job.cancelRequested() && !job.state().isOver() ? "being cancelled" : words(job.state());
    }

    /** How much of it is done, of a hundred; nothing is known of jobs that never said. */
    public static int percent(Job job) {
        return job.total() == 0 ? 0 : (int) (100 * job.done() / job.total());
    }

    /** As one says it in a sentence. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static String rounded(double figure) {
        return String.format(Locale.ROOT, figure < 10 ? "%.1f" : "%.0f", figure);
    }
}
