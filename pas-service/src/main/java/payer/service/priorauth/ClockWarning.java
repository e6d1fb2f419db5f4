package payer.service.priorauth;

/** How much of its time an open request has used up. */
public enum ClockWarning {
    HALF(50, "half of the time is used up"),
    THREE_QUARTERS(75, "three quarters of the time are used up"),
    NEARLY(90, "nine tenths of the time are used up"),
    LAST_CALL(95, "hardly any time is left"),
    /** A missed limit counts as a refusal that the member may appeal. */
    BROKEN(100, "the time is over; the member may appeal as if it had been refused");

    private final int percent;
    private final String text;

    ClockWarning(int percent, String text) {
        this.percent = percent;
        this.text = text;
    }

    public int percent() {
        return percent;
    }

    public String text() {
        return text;
    }
}
