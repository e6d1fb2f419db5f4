package payer.service.security.clients;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.audit.Act;
import payer.service.audit.AuditTrail;
import payer.service.caller.Caller;
import payer.service.security.AuditedCaller;
import payer.service.security.Client;
import payer.service.security.Clients;
import payer.service.security.Standing;

/** Registers a client, as a draft. */
@Singleton
final class RegisterClient {
    private final RegistrationReader reader;
    private final Clients clients;
    private final AuditTrail audit;
    private final Standing standing;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    RegisterClient(
            RegistrationReader reader,
            Clients clients,
            AuditTrail audit,
            Standing standing,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.reader = reader;
        this.clients = clients;
        this.audit = audit;
        this.standing = standing;
        this.transactions = transactions;
        this.clock = clock;
    }

    Client register(Registration registration, Caller caller) {
        var client = reader.read(registration, clock.instant());
        transactions.executeWrite(tx -> {
            if (!clients.add(client))
                throw Problem.of(ProblemKind.CONFLICT, "This id or issuer belongs to a client already", "id");
            return audit.append(AuditedCaller.entry(act(client), caller));
        });
        standing.look();
        return client;
    }

    private static Act act(Client client) {
        return Act.of(
                Act.Kind.APP_LIFECYCLE, "registered", "client", client.id().value());
    }
}
