package payer.service.review;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.priorauth.Clinician;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.ReviewNotes.Note;
import payer.service.review.WorklistEntry.Holder;
import payer.service.runtime.Ids;

/** Cases go from hand to hand, and notes are written about them; each of it is on record. */
@Singleton
public final class WorkCases {
    private static final int LONGEST_NOTE = 10_000;
    private static final Duration LOOKED_LONG_AGO = Duration.ofHours(1);

    private final Worklist worklist;
    private final Colleagues colleagues;
    private final ReviewNotes notes;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    WorkCases(
            Worklist worklist,
            Colleagues colleagues,
            ReviewNotes notes,
            AuditTrail trail,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.worklist = worklist;
        this.colleagues = colleagues;
        this.notes = notes;
        this.trail = trail;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The case with the least time left among these that is free, and that this person may decide. */
    public Optional<PriorAuthId> claimNext(WorklistFilter filter, Clinician reviewer, Caller caller) {
        var known = KeepWorklist.knownAs(reviewer).toList();
        return transactions.executeWrite(tx -> {
            var claimed =
                    worklist.claimNext(filter, new Holder(reviewer.user(), reviewer.name()), known, clock.instant());
            claimed.ifPresent(id -> trail.append(entry("claim-case", id, caller)));
            return claimed;
        });
    }

    /** Gives cases to a colleague, or back to the list where nobody is named. */
    public int assign(List<PriorAuthId> cases, Optional<String> subject, Caller caller) {
        return transactions.executeWrite(tx -> {
            var changed = worklist.assign(cases, subject.map(this::colleague), clock.instant());
            var what = subject.isPresent() ? "assign-case" : "give-back-case";
            changed.forEach(id -> trail.append(entry(what, id, caller)));
            return changed.size();
        });
    }

    private Holder colleague(String subject) {
        return colleagues.all().stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemKind.INVALID_VALUE, "Nobody of this name reviews here"));
    }

    public void note(PriorAuthId id, String text, Holder by, Caller caller) {
        if (text.isBlank()) throw Problem.of(ProblemKind.MISSING, "A note says something");
        if (text.length() > LONGEST_NOTE)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A note has at most " + LONGEST_NOTE + " letters");
        var note = new Note(ids.next(), id, by.subject(), by.name(), clock.instant(), text);
        transactions.executeWrite(tx -> {
            notes.add(note);
            trail.append(entry("note-case", id, caller));
            return note;
        });
    }

    /** Forgets who looked at what a while ago. */
    @Scheduled(fixedDelay = "10m", initialDelay = "5m")
    void tidy() {
        transactions.executeWrite(tx -> {
            colleagues.tidy(clock.instant().minus(LOOKED_LONG_AGO));
            return true;
        });
    }

    private static AuditEntry entry(String what, PriorAuthId id, Caller caller) {
        return AuditEntry.of(Act.of(Act.Kind.ADMINISTRATION, what, "prior-authorization", id.toString()), caller);
    }
}
