package payer.rules.policy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may have stated a fact, and who may not. Empty sets leave the matter open. */
public record Performers(Set<String> by, Set<String> notBy) {

    /** What a role is beside itself: who asks for a practitioner is content with a physician. */
    private static final Map<String, Set<String>> KINDS = Map.of(
            "physician", Set.of("physician", "practitioner"),
            "physician-assistant", Set.of("physician-assistant", "practitioner"),
            "nurse-practitioner", Set.of("nurse-practitioner", "nurse", "practitioner"),
            "physical-therapist", Set.of("physical-therapist", "therapist"),
            "occupational-therapist", Set.of("occupational-therapist", "therapist"),
            "hospital-laboratory", Set.of("hospital-laboratory", "laboratory"));

    /** Roles that are nothing beside themselves. */
    private static final Set<String> OTHERS =
            Set.of("respiratory-therapist", "prosthetist", "educator", "technology-professional", "supplier");

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

    /** All that a policy may ask for. A word that is none of them would be waited for without end. */
    public static Set<String> roles() {
        return Stream.concat(OTHERS.stream(), KINDS.values().stream().flatMap(Set::stream))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Somebody whose role is not known does not count where a role is asked for. */
    public boolean accept(String role) {
        var kinds = KINDS.getOrDefault(role, Set.of(role));
        return notBy.stream().noneMatch(kinds::contains)
                && (by.isEmpty() || by.stream().anyMatch(kinds::contains));
    }
}
