package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.jobs.Jobs;
import payer.service.policies.VersionKey;
import payer.service.policies.simulation.HoldSimulation;
import payer.service.policies.simulation.SimulationSettings;
import payer.service.policies.simulation.Simulations;
import payer.service.policies.simulation.Simulations.Ordered;
import payer.service.policies.simulation.StartSimulation;

/** Drafts tried on past requests. */
@Controller("/policies")
@Needs(roles = {Role.POLICY_AUTHOR, Role.POLICY_APPROVER})
final class SimulationController {
    private static final int LISTED = 50;

    private final StartSimulation start;
    private final HoldSimulation hold;
    private final Simulations simulations;
    private final SimulationSettings settings;
    private final Jobs jobs;
    private final TransactionOperations<Connection> transactions;

    SimulationController(
            StartSimulation start,
            HoldSimulation hold,
            Simulations simulations,
            SimulationSettings settings,
            Jobs jobs,
            TransactionOperations<Connection> transactions) {
        this.start = start;
        this.hold = hold;
        this.simulations = simulations;
        this.settings = settings;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    @Post("/{policy}/{version}/simulations")
    HttpResponse<?> start(String policy, String version, @Body SimulationBody body, Caller caller) {
        var order = start.start(new VersionKey(policy, version), body.wish(), caller);
        return HttpResponse.accepted(URI.create("/policies/simulations/" + order.id()))
                .body(Map.of("id", order.id().toString()));
    }

    /** Simulations, or none. */
    @Introspected
    record Tried(@JsonInclude List<SimulationView> simulations) {}

    @Get("/simulations")
    Tried list() {
        return transactions.executeRead(_ -> new Tried(simulations.newest(LISTED).stream()
                .map(ordered -> SimulationView.of(ordered, jobs.find(ordered.job()), List.of(), settings))
                .toList()));
    }

    @Get("/simulations/{id}")
    SimulationView read(UUID id) {
        return transactions.executeRead(_ -> {
            var ordered = ordered(id);
            return SimulationView.of(ordered, jobs.find(ordered.job()), simulations.parts(id), settings);
        });
    }

    /** What was done stays and can be read. */
    @Post("/simulations/{id}/cancel")
    SimulationView cancel(UUID id, Caller caller) {
        hold.cancel(id, caller);
        return read(id);
    }

    /** Goes on where it was. */
    @Post("/simulations/{id}/resume")
    SimulationView resume(UUID id, Caller caller) {
        hold.resume(id, caller);
        return read(id);
    }

    private Ordered ordered(UUID id) {
        return simulations.find(id).orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such simulation"));
    }
}
