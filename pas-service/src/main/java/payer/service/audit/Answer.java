package payer.service.audit;

import java.util.Set;

/** What was answered: status, how many rows and bytes, and of which categories. */
public record Answer(int status, long rows, long bytes, Set<DataCategory> categories) {
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;
    private static final long UNKNOWN = -1;

    public static final Answer NONE = new Answer(0, 0, 0, Set.of());

    public Answer {
        categories = Set.copyOf(categories);
    }

    /** A size that is not known, as of a page that is written while it is sent, leaves the one that is. */
    Answer sentAs(Answer sent) {
        if (sent.isEmpty()) return of(sent.status);
        return new Answer(sent.status, rows, sent.bytes == UNKNOWN ? bytes : sent.bytes, categories);
    }

    /** Of content whose size nobody knows yet. */
    public static Answer ofUnknownSize(int status) {
        return new Answer(status, 0, UNKNOWN, Set.of());
    }

    public Answer ofKnownSize() {
        return bytes == UNKNOWN ? of(status) : this;
    }

    private boolean isEmpty() {
        return bytes == 0 || status < OK || status >= MULTIPLE_CHOICES;
    }

    public static Answer of(int status) {
        return new Answer(status, 0, 0, Set.of());
    }
}
