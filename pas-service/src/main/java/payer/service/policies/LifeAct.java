package payer.service.policies;

import java.util.Locale;

/** What can happen to a version. */
public enum LifeAct {
    DRAFTED,
    EDITED,
    TESTED,
    SUBMITTED,
    RETIREMENT_PROPOSED,
    /** Its author, or another one, gave up what was being worked on. */
    ABANDONED,
    APPROVED,
    SENT_BACK,
    SCHEDULED,
    UNSCHEDULED,
    PUBLISHED,
    /** A scheduled publication could not be: something had changed since. */
    REFUSED,
    /** Its period was closed because another version follows. */
    ENDED,
    RETIRED,
    ROLLED_BACK;

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
