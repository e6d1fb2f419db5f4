package payer.service.policies.simulation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;
import java.util.function.Function;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.jobs.JobId;
import payer.service.jobs.Jobs;
import payer.service.policies.WhatIf;

/** Stops a simulation, whose parts stay, or lets it go on where it was. */
@Singleton
public final class HoldSimulation {
    private final Simulations simulations;
    private final Jobs jobs;
    private final WhatIf whatIf;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;

    HoldSimulation(
            Simulations simulations,
            Jobs jobs,
            WhatIf whatIf,
            AuditTrail audit,
            TransactionOperations<Connection> transactions) {
        this.simulations = simulations;
        this.jobs = jobs;
        this.whatIf = whatIf;
        this.audit = audit;
        this.transactions = transactions;
    }

    public void cancel(UUID id, Caller caller) {
        done(id, "policy-simulation-cancelled", caller, jobs::cancel);
    }

    public void resume(UUID id, Caller caller) {
        SimulatePolicies.refuseUnlessSame(
                transactions.executeRead(_ -> ordered(id)).order(), whatIf.release());
        done(id, "policy-simulation-resumed", caller, jobs::retry);
    }

    private void done(UUID id, String act, Caller caller, Function<JobId, ?> doing) {
        transactions.executeWrite(_ -> {
            var ordered = ordered(id);
            audit.append(AuditEntry.of(Act.of(Act.Kind.CONFIGURATION, act, "PolicySimulation", id.toString()), caller));
            return doing.apply(ordered.job());
        });
    }

    private Simulations.Ordered ordered(UUID id) {
        return simulations.find(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such simulation"));
    }
}
