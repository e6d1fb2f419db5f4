package payer.service.policies.simulation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Set;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditEntry;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.jobs.Jobs;
import payer.service.jobs.NewJob;
import payer.service.policies.Person;
import payer.service.policies.PolicyVersions;
import payer.service.policies.VersionKey;
import payer.service.policies.WhatIf;
import payer.service.runtime.Ids;

/** Orders a simulation of the newest revision of a version. What cannot be published at all is refused here and now. */
@Singleton
public final class StartSimulation {
    private final SimulatePolicies kind;
    private final WhatIf whatIf;
    private final PolicyVersions versions;
    private final Simulations simulations;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final TransactionOperations<Connection> transactions;
    private final Ids ids;
    private final Clock clock;

    /** On what it is to be tried: how many requests of which history, recorded on which occasions or made of which seed. */
    public record Wish(String history, long requests, Set<Occasion> occasions, long seed) {}

    StartSimulation(
            SimulatePolicies kind,
            WhatIf whatIf,
            PolicyVersions versions,
            Simulations simulations,
            Jobs jobs,
            AuditTrail audit,
            TransactionOperations<Connection> transactions,
            Ids ids,
            Clock clock) {
        this.kind = kind;
        this.whatIf = whatIf;
        this.versions = versions;
        this.simulations = simulations;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public SimulationOrder start(VersionKey key, Wish wish, Caller caller) {
        SimulationOrder.refuseUnlessPossible(wish.requests());
        var occasions = wish.occasions().isEmpty() ? Occasion.REQUESTS : wish.occasions();
        var extent = kind.history(wish.history()).extent(wish.requests(), occasions);
        var life = transactions
                .executeRead(_ -> versions.find(key))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no " + key));
        if (life.isToEnd()) throw Problem.of(ProblemKind.CONFLICT, key + " is to end: there is no draft to simulate");
        var release = whatIf.published(key, life.revision()).release();
        var order = new SimulationOrder(
                ids.next(),
                key.policy(),
                key.version(),
                life.revision(),
                release,
                wish.history(),
                wish.requests(),
                wish.seed(),
                occasions,
                extent.oldest(),
                extent.newest(),
                Person.of(caller).name(),
                clock.instant());
        return transactions.executeWrite(_ -> {
            var by = caller.client().value();
            simulations.add(order, jobs.submit(NewJob.of(SimulatePolicies.class, order, by)));
            audit.append(AuditEntry.of(
                    Act.of(Act.Kind.CONFIGURATION, "policy-simulated", "Policy", key.policy() + "/" + key.version()),
                    caller));
            return order;
        });
    }
}
