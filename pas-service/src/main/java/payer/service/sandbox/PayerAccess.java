package payer.service.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.sandbox.chart.Nodes;
import payer.service.sandbox.wire.Call;
import payer.service.sandbox.wire.Messages;
import payer.service.sandbox.wire.Wire;
import payer.service.security.SecuritySettings;
import payer.service.security.demo.DemoClient;
import payer.service.security.demo.DemoGrants;
import payer.service.security.demo.DemoKeys;
import payer.service.security.demo.TokenCommand;

/** How the pretend system gets in at the payer: as the demo's EHR, with its private key. */
@Singleton
final class PayerAccess {
    private static final int TAKEN = 200;

    private final Addresses addresses;
    private final Wire wire;
    private final SecuritySettings security;
    private final Clock clock;
    private boolean registered;

    PayerAccess(Addresses addresses, Wire wire, SecuritySettings security, Clock clock) {
        this.addresses = addresses;
        this.wire = wire;
        this.security = security;
        this.clock = clock;
    }

    String hookToken(String address) {
        try {
            return DemoGrants.hookToken(DemoClient.EHR, keys(), address, clock.instant());
        } catch (JOSEException e) {
            throw new IllegalStateException("the hook's token could not be signed", e);
        }
    }

    String hookTokenAgain(String address) {
        return "$(./pas token --cds-hooks '" + address + "'" + options() + ")";
    }

    /** Asked for anew each time, so that a newcomer sees where it comes from. */
    String accessToken(String scope, Messages messages) {
        return token(wire.send(tokenCall(DemoClient.EHR, scope), messages).body());
    }

    String accessTokenAgain(String scope) {
        return "$(./pas token --scope '" + scope + "'" + options() + ")";
    }

    /**
     * The payer asks no server that is not registered for the client. An operator's act, once for each start of the pretend
     * system, and so no part of anybody's visit.
     */
    synchronized void registerOwnServer() {
        if (!registered) registered = register();
    }

    private boolean register() {
        var bearer =
                token(wire.send(tokenCall(DemoClient.OPERATOR, "role/operator")).body());
        var client = addresses.whole("/admin/clients/" + DemoClient.EHR.id());
        var known = wire.send(Call.get("", client).as(bearer, ""));
        var body = Nodes.object();
        var servers = body.putArray("fhirServers");
        var all = Nodes.maybe(known.body())
                .orElseGet(Nodes::object)
                .path("fhirServers")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        if (all.contains(addresses.fhir())) return true;
        // Under another port the pretend system had another address, at which nobody answers any more.
        all.stream().filter(server -> !server.endsWith(Addresses.FHIR)).forEach(servers::add);
        servers.add(addresses.fhir());
        var etag = known.headers().firstValue("ETag").orElse("");
        return wire.send(Call.put(client + "/fhir-servers", body.toString(), Map.of("If-Match", etag))
                                .as(bearer, ""))
                        .statusCode()
                == TAKEN;
    }

    private Call tokenCall(DemoClient client, String scope) {
        try {
            var grants = new DemoGrants(addresses.whole(""), keys());
            var request = grants.request(client, scope, null).toHTTPRequest();
            return Call.post(
                            "A token for " + scope,
                            request.getURI().toString(),
                            "application/x-www-form-urlencoded",
                            request.getBody())
                    .redoneBy("./pas token --client " + client.id() + " --scope '" + scope + "'" + options());
        } catch (JOSEException e) {
            throw new IllegalStateException("the client's assertion could not be signed", e);
        }
    }

    private static String token(String answer) {
        return Nodes.maybe(answer)
                .map(json -> json.path("access_token").asText())
                .filter(token -> !token.isEmpty())
                .orElseThrow(() -> Problem.of(ProblemKind.UNAVAILABLE, "The payer gave no access token"));
    }

    private DemoKeys keys() {
        try {
            return DemoKeys.read(security.demoKeysFile());
        } catch (IOException e) {
            throw Problem.of(ProblemKind.UNAVAILABLE, "The keys of the demo clients cannot be read");
        }
    }

    private String options() {
        return TokenCommand.options(addresses.whole(""), security.demoKeysFile());
    }
}
