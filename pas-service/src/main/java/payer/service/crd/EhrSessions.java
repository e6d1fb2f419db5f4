package payer.service.crd;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.crd.HookRequest;
import payer.service.caller.Caller;
import payer.service.caller.ClientId;
import payer.service.security.Standing;

/**
 * Which FHIR servers may be asked for whom: those that stand in the client's registration, whatever a call names. The setting
 * counts beside it until its lines have been registered.
 */
@Singleton
final class EhrSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EhrSessions.class);

    private final Map<String, Set<String>> bySetting = new LinkedHashMap<>();
    private final Standing clients;
    private final CrdSettings settings;

    EhrSessions(Standing clients, CrdSettings settings) {
        this.clients = clients;
        this.settings = settings;
        settings.fhirServers().stream()
                .map(line -> Assigned.read("crd.fhir-servers", line))
                .forEach(this::allow);
    }

    /** Empty if the call gives no access, or to a server that is not registered for the caller. */
    Optional<EhrSession> of(HookRequest request, Caller caller) {
        var until = System.nanoTime() + settings.deadline().toNanos();
        return request.fhirServer()
                .filter(server -> isRegistered(caller.client(), trimmed(server.toString())))
                .flatMap(server -> request.access().map(access -> new EhrSession(server, access, until)));
    }

    private boolean isRegistered(ClientId client, String server) {
        return bySetting.getOrDefault(client.value(), Set.of()).contains(server)
                || clients.client(client)
                        .filter(known -> known.fhirServers().contains(server))
                        .isPresent();
    }

    private void allow(Assigned line) {
        bySetting
                .computeIfAbsent(line.name(), client -> new LinkedHashSet<>())
                .add(trimmed(line.address().toString()));
        LOG.warn(
                "crd.fhir-servers is to be replaced: register the address with PUT /admin/clients/{}/fhir-servers and"
                        + " take its line out of the setting",
                line.name());
    }

    private static String trimmed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
