package payer.service.sandbox.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import payer.service.caller.Open;
import payer.service.sandbox.Addresses;
import payer.service.sandbox.chart.Nodes;

/** How an app gets in at the pretend system. */
@Controller
@Produces(MediaType.APPLICATION_JSON)
@Open("an app reads it before it has anything to show")
final class SmartController {
    private final Addresses addresses;
    private final IdentityTokens identities;

    SmartController(Addresses addresses, IdentityTokens identities) {
        this.addresses = addresses;
        this.identities = identities;
    }

    @Get(Addresses.FHIR + "/.well-known/smart-configuration")
    byte[] configuration() {
        var said = Nodes.object()
                .put("issuer", addresses.fhir())
                .put("jwks_uri", addresses.whole(Addresses.KEYS))
                .put("authorization_endpoint", addresses.whole(Addresses.AUTHORIZE))
                .put("token_endpoint", addresses.whole(Addresses.TOKEN));
        listed(said, "token_endpoint_auth_methods_supported", List.of("none"));
        listed(said, "grant_types_supported", List.of("authorization_code", "refresh_token"));
        listed(
                said,
                "scopes_supported",
                List.of(
                        "openid",
                        "fhirUser",
                        "launch",
                        "launch/patient",
                        "offline_access",
                        "online_access",
                        "patient/*.cruds",
                        "user/*.cruds"));
        listed(said, "response_types_supported", List.of("code"));
        listed(said, "code_challenge_methods_supported", List.of("S256"));
        listed(
                said,
                "capabilities",
                List.of(
                        "launch-ehr",
                        "launch-standalone",
                        "authorize-post",
                        "client-public",
                        "sso-openid-connect",
                        "context-banner",
                        "context-ehr-patient",
                        "context-standalone-patient",
                        "permission-offline",
                        "permission-online",
                        "permission-patient",
                        "permission-user",
                        "permission-v1",
                        "permission-v2"));
        return Nodes.bytes(said);
    }

    @Get(Addresses.KEYS)
    byte[] keys() {
        return identities.keys().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void listed(ObjectNode said, String name, List<String> values) {
        values.forEach(said.putArray(name)::add);
    }
}
