package payer.service.policies.simulation;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import payer.decision.AuthorizationCase;
import payer.decision.Determination;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.policies.WhatIf;

/** Decides one request of a simulation once more by both sets of rules, so that it can be read why it would change. */
@Singleton
public final class ExplainDifference {
    private final SimulatePolicies kind;
    private final WhatIf whatIf;
    private final Simulations simulations;
    private final TransactionOperations<Connection> transactions;

    /** Both answers, line by line. */
    public record Explained(
            SimulationOrder order,
            long request,
            AuthorizationCase situation,
            List<Determination> before,
            List<Determination> after) {
        public Explained {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** It can be about a person. */
        @Override
        public String toString() {
            return "Explained request " + request + " of " + order.id();
        }
    }

    ExplainDifference(
            SimulatePolicies kind,
            WhatIf whatIf,
            Simulations simulations,
            TransactionOperations<Connection> transactions) {
        this.kind = kind;
        this.whatIf = whatIf;
        this.simulations = simulations;
        this.transactions = transactions;
    }

    /** A {@code Problem} if something was published since: the answers would not be those of the simulation. */
    public Explained explain(UUID id, long request) {
        var order = transactions
                .executeRead(_ -> simulations.find(id))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such simulation"))
                .order();
        var rules = whatIf.published(order.key(), order.revision());
        SimulatePolicies.refuseUnlessSame(order, rules.release());
        var situation = situation(order, request);
        return new Explained(
                order,
                request,
                situation,
                rules.before().determine(situation),
                rules.after().determine(situation));
    }

    private AuthorizationCase situation(SimulationOrder order, long request) {
        var reading = kind.history(order.history()).open(order);
        var place = request - order.oldest();
        if (place < 0 || place >= reading.size()) throw unknown();
        return reading.read(place, place + 1).stream()
                .findFirst()
                .orElseThrow(ExplainDifference::unknown)
                .situation();
    }

    private static Problem unknown() {
        return Problem.of(ProblemKind.NOT_FOUND, "This request is no longer kept, or was not part of the simulation");
    }
}
