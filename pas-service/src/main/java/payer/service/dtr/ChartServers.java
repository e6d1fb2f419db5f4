package payer.service.dtr;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.PrimitiveType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Caller;

/** Which FHIR servers may be asked for whom: those that the payer has registered for the client, whatever a call names. */
@Singleton
final class ChartServers {
    private static final String PLACE = "Parameters.parameter.where(name='dataEndpoint')";
    private static final String BEARER = "authorization: bearer ";

    private final Map<String, Set<String>> serversOf = new LinkedHashMap<>();

    ChartServers(DtrSettings settings) {
        settings.fhirServers().forEach(this::register);
    }

    private void register(String line) {
        var parts = line.split("=", 2);
        if (parts.length != 2)
            throw new IllegalArgumentException("dtr.fhir-servers: \"client = address\", not " + line);
        var address = URI.create(parts[1].strip());
        if (!address.isAbsolute() || address.getHost() == null)
            throw new IllegalArgumentException("dtr.fhir-servers: not an absolute address: " + line);
        serversOf
                .computeIfAbsent(parts[0].strip(), client -> new LinkedHashSet<>())
                .add(trimmed(address.toString()));
    }

    ChartServer of(Endpoint endpoint, Caller caller) {
        var address = trimmed(endpoint.getAddress() == null ? "" : endpoint.getAddress());
        if (!serversOf.getOrDefault(caller.client().value(), Set.of()).contains(address))
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
