package payer.service.security.clients;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import payer.service.security.Client;
import payer.service.security.ClientKeys;

/** A client as an operator sees it. */
record ShownClient(
        String id,
        String name,
        String consumerClass,
        String organization,
        String status,
        String scope,
        List<String> bases,
        @Nullable Map<String, Object> jwks,
        @Nullable String jwksUri,
        @Nullable String issuer,
        List<String> redirectUris,
        List<String> origins,
        List<String> fhirServers,
        @Nullable String purposeOfUse,
        @Nullable String tenant,
        boolean demo,
        int version) {

    static ShownClient of(Client client) {
        return new ShownClient(
                client.id().value(),
                client.name(),
                client.kind().code(),
                client.organization(),
                client.status().code(),
                client.scopes().text(),
                client.bases(),
                client.keys() instanceof ClientKeys.Inline inline
                        ? inline.keys().toJSONObject()
                        : null,
                client.keys() instanceof ClientKeys.At at ? at.url().toString() : null,
                client.issuer().orElse(null),
                client.redirectUris(),
                client.origins(),
                client.fhirServers(),
                client.purposeOfUse().orElse(null),
                client.tenant().orElse(null),
                client.demo(),
                client.version());
    }
}
