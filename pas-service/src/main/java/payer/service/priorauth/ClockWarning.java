package payer.service.priorauth;

import java.util.Optional;

/** How much of its time an open request has used up. */
public enum ClockWarning {
    HALF(50, "half of the time is used up", Optional.empty()),
    THREE_QUARTERS(75, "three quarters of the time are used up", Optional.empty()),
    NEARLY(90, "nine tenths of the time are used up", Optional.of(Attention.Level.ESCALATED)),
    LAST_CALL(95, "hardly any time is left", Optional.empty()),
    /** A missed limit counts as a refusal that the member may appeal. */
    BROKEN(
            100,
            "the time is over; the member may appeal as if it had been refused",
            Optional.of(Attention.Level.OVERDUE));

    private final int percent;
    private final String text;
    private final Optional<Attention.Level> attention;

    ClockWarning(int percent, String text, Optional<Attention.Level> attention) {
        this.percent = percent;
        this.text = text;
        this.attention = attention;
    }

    /** What a request needs that has come so far; empty if it is only to be warned of. */
    public Optional<Attention.Level> attention() {
        return attention;
    }

    public int percent() {
        return percent;
    }

    public String text() {
        return text;
    }
}
