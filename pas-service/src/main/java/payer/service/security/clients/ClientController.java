package payer.service.security.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.caller.Needs;
import payer.service.caller.Role;
import payer.service.fhir.edge.PlainBodies;
import payer.service.security.Client;
import payer.service.security.Clients;

/** Registered clients, for operators. */
@Controller("/admin/clients")
@Needs(roles = Role.OPERATOR)
final class ClientController {
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private final RegisterClient registerClient;
    private final ChangeClient changeClient;
    private final Clients clients;
    private final TransactionOperations<Connection> transactions;
    private final PlainBodies bodies;

    ClientController(
            RegisterClient registerClient,
            ChangeClient changeClient,
            Clients clients,
            TransactionOperations<Connection> transactions,
            PlainBodies bodies) {
        this.registerClient = registerClient;
        this.changeClient = changeClient;
        this.clients = clients;
        this.transactions = transactions;
        this.bodies = bodies;
    }

    @Get
    Map<String, List<ShownClient>> list() {
        var all = transactions.executeRead(tx -> clients.all());
        return Map.of("clients", all.stream().map(ShownClient::of).toList());
    }

    @Get("/{id}")
    HttpResponse<ShownClient> read(String id) {
        var known = clientId(id);
        return shown(transactions
                .executeRead(tx -> clients.find(known))
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no client with this id")));
    }

    @Post
    HttpResponse<ShownClient> register(@Body JsonNode body, Caller caller) {
        var client = registerClient.register(bodies.read(body, Registration.class), caller);
        return HttpResponse.created(ShownClient.of(client), URI.create("/admin/clients/" + client.id()))
                .header(HttpHeaders.ETAG, etag(client));
    }

    @Put("/{id}")
    HttpResponse<ShownClient> change(
            String id, @Body JsonNode body, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch, Caller caller) {
        var registration = bodies.read(body, Registration.class);
        return shown(changeClient.registration(clientId(id), version(ifMatch), registration, caller));
    }

    @Put("/{id}/status")
    HttpResponse<ShownClient> status(
            String id, @Body JsonNode body, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch, Caller caller) {
        return shown(
                changeClient.status(clientId(id), version(ifMatch), bodies.read(body, StatusChange.class), caller));
    }

    @Put("/{id}/keys")
    HttpResponse<ShownClient> keys(
            String id, @Body JsonNode body, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch, Caller caller) {
        return shown(changeClient.keys(clientId(id), version(ifMatch), bodies.read(body, KeyChange.class), caller));
    }

    @Put("/{id}/fhir-servers")
    HttpResponse<ShownClient> fhirServers(
            String id, @Body JsonNode body, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch, Caller caller) {
        return shown(changeClient.fhirServers(
                clientId(id), version(ifMatch), bodies.read(body, ServerChange.class), caller));
    }

    private static HttpResponse<ShownClient> shown(Client client) {
        return HttpResponse.ok(ShownClient.of(client)).header(HttpHeaders.ETAG, etag(client));
    }

    private static String etag(Client client) {
        return "W/\"" + client.version() + "\"";
    }

    private static ClientId clientId(String id) {
        try {
            return new ClientId(id);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemKind.NOT_FOUND, "There is no client with this id");
        }
    }

    private static int version(@Nullable String ifMatch) {
        return Optional.ofNullable(ifMatch)
                .map(VERSION::matcher)
                .filter(match -> match.matches())
                .map(match -> Integer.parseInt(match.group(1)))
                .orElseThrow(() -> Problem.of(
                        ProblemKind.MISSING, "Send the ETag of the version that you saw as If-Match", "If-Match"));
    }
}
