package payer.service.security.clients;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.caller.Scopes;
import payer.service.security.AuditedCaller;
import payer.service.security.Client;
import payer.service.security.ClientStatus;
import payer.service.security.Clients;
import payer.service.security.Standing;

/** Changes a client: as it was registered, or its status, keys or FHIR servers alone. Whoever saw an older version is refused. */
@Singleton
final class ChangeClient {
    private final RegistrationReader reader;
    private final KeyReader keys;
    private final Clients clients;
    private final AuditTrail audit;
    private final Standing standing;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ChangeClient(
            RegistrationReader reader,
            KeyReader keys,
            Clients clients,
            AuditTrail audit,
            Standing standing,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.reader = reader;
        this.keys = keys;
        this.clients = clients;
        this.audit = audit;
        this.standing = standing;
        this.transactions = transactions;
        this.clock = clock;
    }

    Client status(ClientId id, int version, StatusChange change, Caller caller) {
        var next = Optional.ofNullable(change.status())
                .flatMap(ClientStatus::ofCode)
                .orElseThrow(() -> Problem.of(ProblemKind.INVALID_VALUE, "There is no such status", "status"));
        return change(id, version, next.code(), caller, client -> moved(client, next, change.scope()));
    }

    Client registration(ClientId id, int version, Registration registration, Caller caller) {
        return change(id, version, "changed", caller, client -> reader.changed(registration, client, clock.instant()));
    }

    Client keys(ClientId id, int version, KeyChange change, Caller caller) {
        var findings = new Findings();
        var next = keys.read(change.jwks(), change.jwksUri(), findings);
        findings.refuseIfAny();
        return change(id, version, "keys-replaced", caller, client -> client.withKeys(next, clock.instant()));
    }

    Client fhirServers(ClientId id, int version, ServerChange change, Caller caller) {
        var findings = new Findings();
        var next = RegistrationReader.fhirServers(change.fhirServers(), findings);
        findings.refuseIfAny();
        return change(id, version, "fhir-servers-replaced", caller, client -> client.withFhirServers(next));
    }

    private Client moved(Client client, ClientStatus next, @Nullable String scope) {
        if (!client.status().mayBecome(next))
            throw Problem.of(
                    ProblemKind.CONFLICT,
                    "A client that is " + client.status().code() + " cannot become " + next.code(),
                    "status");
        return client.withStatus(next, scope == null ? client.scopes() : scopes(client, scope), clock.instant());
    }

    private Scopes scopes(Client client, String text) {
        var findings = new Findings();
        var scopes = reader.scopes(text, client.kind(), findings);
        findings.refuseIfAny();
        return scopes;
    }

    private Client change(ClientId id, int version, String what, Caller caller, UnaryOperator<Client> changed) {
        var kept = transactions.executeWrite(tx -> {
            var stored = clients.find(id)
                    .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no client with this id"));
            if (stored.version() != version || !clients.change(changed.apply(stored)))
                throw Problem.of(
                        ProblemKind.PRECONDITION_FAILED, "The client has changed since it was read", "If-Match");
            audit.append(AuditedCaller.entry(Act.of(Act.Kind.APP_LIFECYCLE, what, "client", id.value()), caller));
            return clients.find(id).orElseThrow();
        });
        standing.look();
        return kept;
    }
}
