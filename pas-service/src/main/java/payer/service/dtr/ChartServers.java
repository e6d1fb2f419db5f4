package payer.service.dtr;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.PrimitiveType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;
import payer.service.security.Standing;

/** Which FHIR servers may be asked for whom: those that stand in the client's registration, whatever a call names. */
@Singleton
final class ChartServers {
    private static final String PLACE = "Parameters.parameter.where(name='dataEndpoint')";
    private static final String BEARER = "authorization: bearer ";

    private final Standing clients;

    ChartServers(Standing clients) {
        this.clients = clients;
    }

    ChartServer of(Endpoint endpoint, Caller caller) {
        var address = trimmed(endpoint.getAddress() == null ? "" : endpoint.getAddress());
        if (!isRegistered(address, caller))
            throw Problem.of(
                    ProblemKind.UNPROCESSABLE,
                    "This FHIR server is not registered for the client.",
                    PLACE + ".address");
        return new ChartServer(
                URI.create(address),
                token(endpoint)
                        .orElseThrow(() -> Problem.of(
                                ProblemKind.MISSING,
                                "A bearer token for the server must be given.",
                                PLACE + ".header")));
    }

    private boolean isRegistered(String address, Caller caller) {
        return clients.client(caller.client())
                .filter(client -> client.fhirServers().contains(address))
                .isPresent();
    }

    private static Optional<String> token(Endpoint endpoint) {
        return endpoint.getHeader().stream()
                .map(PrimitiveType::getValueAsString)
                .filter(header ->
                        header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(token -> token.matches("[A-Za-z0-9._~+/=-]+"))
                .findFirst();
    }

    private static String trimmed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
