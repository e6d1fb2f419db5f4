package payer.service.records.load;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.jobs.JobState;
import payer.service.jobs.Jobs;
import payer.service.jobs.NewJob;
import payer.service.runtime.Ids;

/**
 * Takes in a file, part by part: whole lines of it, numbered from 0. A part that comes again is taken once, so who was
 * interrupted sends the rest. Once all are there, a job stores them.
 */
@Singleton
public final class ReceiveLoads {
    static final int MOST_PARTS = 1_000_000;
    static final int MOST_LINES_OF_A_PART = 20_000;
    private static final int LONGEST_NAME = 200;
    private static final int MISSING_TOLD = 20;

    private final Loads loads;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    ReceiveLoads(
            Loads loads,
            Jobs jobs,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.loads = loads;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public Load begin(String name, Caller caller) {
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A name has 1 to " + LONGEST_NAME + " characters", "name");
        var id = new LoadId(ids.next());
        return transactions.executeWrite(_ -> {
            loads.add(id, name, caller.client().value(), clock.instant());
            append("begin-load", id, caller);
            return found(id);
        });
    }

    public Load find(LoadId id) {
        return transactions.executeRead(_ -> found(id));
    }

    public List<Load> list(int limit) {
        return transactions.executeRead(_ -> loads.list(limit));
    }

    public List<RefusedLine> refused(LoadId id, long after, int limit) {
        return transactions.executeRead(_ -> {
            found(id);
            return loads.refused(id, after, limit);
        });
    }

    public void receive(LoadId id, int number, byte[] text) {
        if (number < 0 || number >= MOST_PARTS)
            throw Problem.of(ProblemKind.INVALID_VALUE, "Parts are numbered from 0 to " + (MOST_PARTS - 1), "number");
        var lines = PartText.lines(text).size();
        if (lines > MOST_LINES_OF_A_PART)
            throw Problem.of(ProblemKind.TOO_LARGE, "A part has at most " + MOST_LINES_OF_A_PART + " lines");
        var packed = PartText.packed(text);
        transactions.executeWrite(_ -> {
            if (locked(id).isStarted()) throw started();
            return loads.addPart(id, number, lines, packed);
        });
    }

    /** Everything was sent; the job begins when this transaction is over. */
    public Load start(LoadId id, int parts, Caller caller) {
        return transactions.executeWrite(_ -> {
            if (locked(id).isStarted()) return found(id);
            requireAll(id, parts);
            var order = StoreLoad.Order.of(id, caller);
            loads.start(
                    id,
                    parts,
                    jobs.submit(
                            NewJob.of(StoreLoad.class, order, caller.client().value())));
            append("start-load", id, caller);
            return found(id);
        });
    }

    /** Its job was given up or cancelled; an operator may have it tried again. */
    public boolean hasFailed(Load load) {
        return load.job()
                .flatMap(job -> transactions.executeRead(_ -> jobs.find(job)))
                .filter(job -> job.state() == JobState.FAILED || job.state() == JobState.CANCELLED)
                .isPresent();
    }

    private void requireAll(LoadId id, int parts) {
        if (parts < 1 || parts > MOST_PARTS)
            throw Problem.of(ProblemKind.INVALID_VALUE, "A load has 1 to " + MOST_PARTS + " parts", "parts");
        var missing = loads.missing(id, parts);
        if (missing.isEmpty()) return;
        var some = missing.stream().limit(MISSING_TOLD).map(String::valueOf).collect(Collectors.joining(", "));
        throw Problem.of(
                ProblemKind.CONFLICT, missing.size() + " parts have not been received, such as " + some, "parts");
    }

    private Load locked(LoadId id) {
        return loads.lock(id).orElseThrow(ReceiveLoads::unknown);
    }

    private Load found(LoadId id) {
        return loads.find(id).orElseThrow(ReceiveLoads::unknown);
    }

    private void append(String what, LoadId id, Caller caller) {
        audit.append(AuditEntry.of(Act.of(Act.Kind.ADMINISTRATION, what, "Load", id.toString()), caller));
    }

    private static Problem unknown() {
        return Problem.of(ProblemKind.NOT_FOUND, "There is no such load");
    }

    private static Problem started() {
        return Problem.of(ProblemKind.CONFLICT, "This load was started; nothing can be added to it");
    }
}
