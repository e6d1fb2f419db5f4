package payer.service.crd;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import payer.crd.HookRequest;
import payer.service.caller.Caller;

/** Which FHIR servers may be asked for whom: those that the payer has registered for the client, whatever a call names. */
@Singleton
final class EhrSessions {
    private final Map<String, Set<String>> serversOf = new LinkedHashMap<>();
    private final CrdSettings settings;

    EhrSessions(CrdSettings settings) {
        this.settings = settings;
        settings.fhirServers().forEach(this::register);
    }

    /** Empty if the call gives no access, or to a server that is not registered for the caller. */
    Optional<EhrSession> of(HookRequest request, Caller caller) {
        var until = System.nanoTime() + settings.deadline().toNanos();
        return request.fhirServer()
                .filter(server -> isRegistered(caller, server))
                .flatMap(server -> request.access().map(access -> new EhrSession(server, access, until)));
    }

    private boolean isRegistered(Caller caller, URI server) {
        return serversOf.getOrDefault(caller.client().value(), Set.of()).contains(trimmed(server.toString()));
    }

    private void register(String line) {
        var parts = line.split("=", 2);
        if (parts.length != 2)
            throw new IllegalArgumentException("crd.fhir-servers: \"client = address\", not " + line);
        var address = URI.create(parts[1].strip());
        if (!address.isAbsolute() || address.getHost() == null)
            throw new IllegalArgumentException("crd.fhir-servers: not an absolute address: " + line);
        serversOf
                .computeIfAbsent(parts[0].strip(), client -> new LinkedHashSet<>())
                .add(trimmed(address.toString()));
    }

    private static String trimmed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
