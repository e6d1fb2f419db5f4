package payer.service.policies;

import java.util.Locale;

/** Where a version stands in its life. */
public enum LifeState {
    /** Being written. */
    DRAFT,
    /** Its cases were run and each got its stated answer. */
    TESTED,
    /** Waits for a second person. */
    SUBMITTED,
    /** A second person agrees. */
    APPROVED,
    /** Will be published at a set time. */
    SCHEDULED,
    /** Published: it decides for the days of its effective period. */
    IN_FORCE,
    /** Withdrawn: it decides nothing any more. */
    RETIRED;

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
