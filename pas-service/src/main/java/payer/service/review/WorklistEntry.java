package payer.service.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import payer.decision.Reviewer;
import payer.service.priorauth.PriorAuthId;

/**
 * A case as the worklist has it.
 *
 * @param skill who has to look at it; empty where somebody else is waited for
 * @param business line of business; empty text where it is not known
 * @param service the first service in the requester's words
 * @param decidedBy who took part in a decision that is appealed, by number and name
 */
public record WorklistEntry(
        PriorAuthId id,
        int version,
        boolean open,
        Queue queue,
        Optional<Reviewer> skill,
        String business,
        String state,
        boolean expedited,
        String service,
        int lines,
        List<String> decidedBy,
        Instant countedFrom,
        Instant due,
        Optional<Holder> holder) {

    /** Who has taken it on. */
    public record Holder(String subject, String name) {}

    public WorklistEntry {
        decidedBy = List.copyOf(decidedBy);
    }

    /** How much of its time is used up, in percent. */
    public long usedPercent(Instant now) {
        var whole = due.toEpochMilli() - countedFrom.toEpochMilli();
        return whole <= 0 ? 100 : Math.max(0, (now.toEpochMilli() - countedFrom.toEpochMilli()) * 100 / whole);
    }

    /** When so much of its time is used up. */
    public Instant reaches(Risk risk) {
        return countedFrom.plus(
                Duration.between(countedFrom, due).multipliedBy(risk.percent()).dividedBy(100));
    }

    public Risk risk(Instant now) {
        return now.isBefore(due) ? Risk.of(Math.min(99, usedPercent(now))) : Risk.OVERDUE;
    }

    @Override
    public String toString() {
        return "WorklistEntry " + id;
    }
}
