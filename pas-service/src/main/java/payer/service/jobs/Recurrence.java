package payer.service.jobs;

import java.time.Duration;
import java.time.ZoneId;

/** When a recurring job runs. */
public sealed interface Recurrence {

    /** This long after the last run ended. */
    record Every(Duration pause) implements Recurrence {
        public Every {
            if (!pause.isPositive()) throw new IllegalArgumentException("a recurring job pauses between its runs");
        }
    }

    /** Six fields: second, minute, hour, day of month, month, day of week. */
    record Cron(String pattern, ZoneId zone) implements Recurrence {}

    static Recurrence every(Duration pause) {
        return new Every(pause);
    }
}
