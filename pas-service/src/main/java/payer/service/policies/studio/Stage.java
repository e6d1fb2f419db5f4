package payer.service.policies.studio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import payer.service.policies.LifeState;
import payer.service.policies.PolicyVersions.Glance;

/** What a version waits for, as people look for their work. */
public enum Stage {
    WRITING("Being written"),
    WAITING("Wait for approval"),
    APPROVED("Approved or scheduled"),
    IN_FORCE("In force"),
    RETIRED("Retired");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Stage> named(String key) {
        return Arrays.stream(values()).filter(stage -> stage.key().equals(key)).findFirst();
    }

    /** A version whose correction is being written is also in force. */
    boolean holds(Glance version) {
        var state = version.last().state();
        return switch (this) {
            case WRITING -> state == LifeState.DRAFT || state == LifeState.TESTED;
            case WAITING -> state == LifeState.SUBMITTED;
            case APPROVED -> state == LifeState.APPROVED || state == LifeState.SCHEDULED;
            case IN_FORCE -> version.published().isPresent();
            case RETIRED -> state == LifeState.RETIRED;
        };
    }
}
