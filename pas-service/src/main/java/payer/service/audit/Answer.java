package payer.service.audit;

import java.util.Set;

/** What was answered: status, how many rows and bytes, and of which categories. */
public record Answer(int status, long rows, long bytes, Set<DataCategory> categories) {
    public static final Answer NONE = new Answer(0, 0, 0, Set.of());

    public Answer {
        categories = Set.copyOf(categories);
    }

    public static Answer of(int status) {
        return new Answer(status, 0, 0, Set.of());
    }
}
