package payer.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A hook as it was called: the envelope is understood, the FHIR inside still as it came.
 *
 * @param requested the release that the client asks for by name
 */
public record HookRequest(
        Hook hook,
        String instance,
        Optional<URI> fhirServer,
        Optional<FhirAccess> access,
        String patientId,
        Optional<String> encounterId,
        ObjectNode context,
        Map<String, JsonNode> prefetch,
        Configuration configuration,
        Optional<Release> requested) {

    public HookRequest {
        prefetch = Map.copyOf(prefetch);
    }

    @Override
    public String toString() {
        return hook.text() + " " + instance;
    }
}
