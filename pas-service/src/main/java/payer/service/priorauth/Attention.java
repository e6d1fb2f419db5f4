package payer.service.priorauth;

import java.time.Instant;

/** That a request needs somebody's attention beyond the ordinary, and since when. */
public record Attention(Level level, Instant since) {

    /** The later one includes the earlier. */
    public enum Level {
        /** Nearly out of time: it belongs to the lead of the reviewers now, beside whoever had it. */
        ESCALATED,
        /** Out of time: the member may appeal as if it had been refused. An answer is still owed. */
        OVERDUE
    }
}
