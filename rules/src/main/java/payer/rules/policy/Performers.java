package payer.rules.policy;

import java.util.Set;

/** Who may have stated a fact, and who may not. Empty sets leave the matter open. */
public record Performers(Set<String> by, Set<String> notBy) {

    private static final Performers ANYONE = new Performers(Set.of(), Set.of());

    public Performers {
        by = Ordered.copyOf(by);
        notBy = Ordered.copyOf(notBy);
    }

    public static Performers anyone() {
        return ANYONE;
    }

    public boolean isAnyone() {
        return by.isEmpty() && notBy.isEmpty();
    }

    /** Somebody whose role is not known does not count where a role is asked for. */
    public boolean accept(String role) {
        return !notBy.contains(role) && (by.isEmpty() || by.contains(role));
    }
}
