package payer.service.admin;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.jobs.DeadMessages;
import payer.service.jobs.Job;
import payer.service.jobs.JobId;
import payer.service.jobs.Jobs;

/** What an operator does to background work, each act on record together with its effect. */
@Singleton
public final class OperateJobs {
    private final Jobs jobs;
    private final DeadMessages messages;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;

    OperateJobs(Jobs jobs, DeadMessages messages, AuditTrail audit, TransactionOperations<Connection> transactions) {
        this.jobs = jobs;
        this.messages = messages;
        this.audit = audit;
        this.transactions = transactions;
    }

    public Job cancel(JobId id, Caller caller) {
        return recorded("cancel-job", "Job", id.toString(), caller, () -> jobs.cancel(id));
    }

    public Job retry(JobId id, Caller caller) {
        return recorded("retry-job", "Job", id.toString(), caller, () -> jobs.retry(id));
    }

    public void replay(long id, Caller caller) {
        recorded("replay-message", "DeadMessage", "" + id, caller, () -> found(id, () -> messages.replay(id)));
    }

    public void discard(long id, Caller caller) {
        recorded("discard-message", "DeadMessage", "" + id, caller, () -> found(id, () -> messages.discard(id)));
    }

    private <T> T recorded(String act, String type, String id, Caller caller, Supplier<T> done) {
        return transactions.executeWrite(_ -> {
            var result = done.get();
            audit.append(AuditEntry.of(Act.of(Act.Kind.ADMINISTRATION, act, type, id), caller));
            return result;
        });
    }

    private static long found(long id, BooleanSupplier done) {
        if (!done.getAsBoolean()) throw Problem.of(ProblemKind.NOT_FOUND, "There is no dead message " + id);
        return id;
    }
}
