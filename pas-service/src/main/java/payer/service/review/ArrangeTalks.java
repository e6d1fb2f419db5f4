package payer.service.review;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.priorauth.PriorAuthId;
import payer.service.review.Talks.State;
import payer.service.review.Talks.Talk;
import payer.service.runtime.Ids;

/**
 * Arranges talks between clinicians, and notes what came of them. A talk decides nothing: what follows from it is a second look,
 * or the decision itself.
 */
@Singleton
public final class ArrangeTalks {
    private static final int LONGEST = 200;

    private final Talks talks;
    private final Colleagues colleagues;
    private final AuditTrail trail;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    ArrangeTalks(
            Talks talks,
            Colleagues colleagues,
            AuditTrail trail,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.talks = talks;
        this.colleagues = colleagues;
        this.trail = trail;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A talk that is wanted: when, who of us, with whom, and where they are called. */
    public record Wanted(PriorAuthId authorization, Instant at, String subject, String withWhom, String phone) {
        @Override
        public String toString() {
            return "Wanted talk about " + authorization;
        }
    }

    public void plan(Wanted wanted, Caller caller) {
        refuse(wanted);
        transactions.executeWrite(tx -> {
            var ours = colleagues.all().stream()
                    .filter(one -> one.subject().equals(wanted.subject()))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemKind.INVALID_VALUE, "Nobody of this name reviews here"));
            talks.add(new Talk(
                    ids.next(),
                    wanted.authorization(),
                    wanted.at(),
                    ours,
                    wanted.withWhom(),
                    wanted.phone(),
                    State.PLANNED,
                    ""));
            trail.append(entry("plan-talk", wanted.authorization(), caller));
            return ours;
        });
    }

    public void end(PriorAuthId authorization, UUID talk, State state, String outcome, Caller caller) {
        if (state == State.HELD && outcome.isBlank())
            throw Problem.of(ProblemKind.MISSING, "Say what came of the talk");
        transactions.executeWrite(tx -> {
            if (!talks.end(talk, authorization, state, outcome))
                throw Problem.of(ProblemKind.CONFLICT, "Somebody else has closed this talk already");
            trail.append(entry("end-talk", authorization, caller));
            return state;
        });
    }

    private void refuse(Wanted wanted) {
        if (wanted.withWhom().isBlank() || wanted.phone().isBlank())
            throw Problem.of(ProblemKind.MISSING, "Say with whom, and the number to call");
        if (wanted.withWhom().length() > LONGEST || wanted.phone().length() > LONGEST)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A name or number has at most " + LONGEST + " letters");
        if (wanted.at().isBefore(clock.instant()))
            throw Problem.of(ProblemKind.INVALID_VALUE, "A talk is planned for a time that is still to come");
    }

    private static AuditEntry entry(String what, PriorAuthId id, Caller caller) {
        return AuditEntry.of(Act.of(Act.Kind.ADMINISTRATION, what, "prior-authorization", id.toString()), caller);
    }
}
