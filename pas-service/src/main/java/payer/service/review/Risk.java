package payer.service.review;

/** How near a case is to not being decided in time. */
public enum Risk {
    OVERDUE("Overdue", 100),
    HIGH("High: over 90 % of the time is used", 90),
    MEDIUM("Medium: over 75 %", 75),
    LOW("Low", 0);

    private final String words;
    private final int percent;

    Risk(String words, int percent) {
        this.words = words;
        this.percent = percent;
    }

    public String words() {
        return words;
    }

    /** From how much of the time on, in percent. */
    public int percent() {
        return percent;
    }

    static Risk of(long percent) {
        for (var risk : values()) if (percent >= risk.percent) return risk;
        return LOW;
    }
}
